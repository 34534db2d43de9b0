package dev.backroom.localcloud.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets an event source's threads go on, hold, or end. */
public final class Gate {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean paused;

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    void close() {
        closed.countDown();
    }

    /** Waits that long, and on while paused; not at all once closed. Returns whether it is still open. */
    boolean pass(Duration time) {
        try {
            boolean ended = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
            while (!ended && paused) {
                ended = closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            return !ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
