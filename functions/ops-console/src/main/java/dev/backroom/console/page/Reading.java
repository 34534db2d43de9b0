package dev.backroom.console.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Reads side by side: a page is some fifty small reads, and one after the other they would take too long. */
public final class Reading implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reading.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public <T> Future<T> start(Callable<T> read) {
        return threads.submit(read);
    }

    /** Starts a part of a page. */
    public <T> Future<Part<T>> part(String what, Callable<T> read) {
        return threads.submit(() -> {
            try {
                return Part.of(read.call());
            } catch (Exception e) {
                LOG.warnf("%s could not be read: %s", what, e);
                return Part.failed(e.getClass().getSimpleName());
            }
        });
    }

    /** One read for each of them; the answers are in their order. */
    public <A, T> List<T> each(List<A> all, Function<A, T> read) {
        return all.stream().map(one -> start(() -> read.apply(one))).toList().stream()
                .map(Waiting::of)
                .toList();
    }

    @Override
    public void close() {
        threads.close();
    }
}
