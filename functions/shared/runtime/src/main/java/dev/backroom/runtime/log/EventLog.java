package dev.backroom.runtime.log;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Writes lines of the form {@code message-failed queue=Notices message=4f…}: an event name and the keys of the thread. */
public final class EventLog {
    private final Logger log;

    private EventLog(Logger log) {
        this.log = log;
    }

    public static EventLog of(Class<?> owner) {
        return new EventLog(Logger.getLogger(owner));
    }

    /**
     * Something failed and is seen to.
     *
     * @param event a fixed name in lower case with hyphens
     * @param reason what is known of it, without personal data
     * @param cause with its stack trace; null where that says nothing
     */
    public void warn(String event, String reason, @Nullable Throwable cause) {
        log.warn(line(event, reason), cause);
    }

    private static String line(String event, String reason) {
        StringBuilder line = new StringBuilder(event);
        for (LogKey key : LogKey.values()) {
            Object value = MDC.get(key.key());
            if (value != null) {
                line.append(' ').append(key.key()).append('=').append(value);
            }
        }
        return line.append(": ").append(reason).toString();
    }
}
