package dev.backroom.console.page;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for reads that run side by side. */
public final class Waiting {
    private Waiting() {}

    /** The value of a read; throws what the read threw. */
    public static <T> T of(Future<T> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }
}
