package dev.backroom.store.dynamo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** How often a call that may succeed later is tried again, and how long it waits in between: full jitter. */
public final class Backoff {
    private final int attempts;
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier chance;
    private final Pause pause;

    /** Waits; in tests it does not. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * A backoff of one's own.
     *
     * @param attempts calls in all, 1 or more
     * @param first the longest wait before the second call; it doubles from call to call
     * @param longest no wait is longer
     * @param chance from 0 to below 1
     */
    public Backoff(int attempts, Duration first, Duration longest, DoubleSupplier chance, Pause pause) {
        this.attempts = attempts;
        this.first = first;
        this.longest = longest;
        this.chance = chance;
        this.pause = pause;
    }

    /** Up to 6 calls within about 2 s. */
    public static Backoff standard() {
        return new Backoff(
                6,
                Duration.ofMillis(40),
                Duration.ofSeconds(1),
                () -> ThreadLocalRandom.current().nextDouble(),
                Thread::sleep);
    }

    public int attempts() {
        return attempts;
    }

    /**
     * Waits before the next call.
     *
     * @param failed how many calls have failed so far, from 1
     * @throws StoreBusy if the thread is interrupted meanwhile
     */
    public void beforeNext(int failed) {
        long limit = Math.min(longest.toNanos(), first.toNanos() << Math.min(failed - 1, 20));
        try {
            pause.of(Duration.ofNanos((long) (limit * chance.getAsDouble())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusy("interrupted while waiting for the tables");
        }
    }
}
