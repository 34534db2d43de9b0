package dev.backroom.runtime.log;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A key that every line of the current thread carries until it is closed. The JSON lines on AWS have it as a field of
 * {@code mdc}; {@link EventLog} also writes it into the text, where a person reads it locally.
 */
public final class LogContext implements AutoCloseable {
    private final String key;
    private final @Nullable Object before;

    private LogContext(String key, @Nullable Object before) {
        this.key = key;
        this.before = before;
    }

    /** Begins to carry a key, in place of the value that it had. */
    public static LogContext with(LogKey key, Object value) {
        return new LogContext(key.key(), MDC.put(key.key(), value.toString()));
    }

    /** The work with the keys of this thread, for another one. */
    public static <R> Callable<R> carried(Callable<R> work) {
        Map<String, Object> keys = Map.copyOf(MDC.getMap());
        return () -> {
            keys.forEach(MDC::put);
            try {
                return work.call();
            } finally {
                keys.keySet().forEach(MDC::remove);
            }
        };
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
