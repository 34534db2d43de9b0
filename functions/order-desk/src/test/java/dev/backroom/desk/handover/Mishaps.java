package dev.backroom.desk.handover;

import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What can happen to a call of a process: no request, no answer, death before or after it, and somebody else in between. */
final class Mishaps {
    private static final int DEEPEST = 2;

    /** The process is gone; nothing catches this but the test. */
    static final class Crash extends Error {
        Crash() {
            super("crashed", null, false, false);
        }
    }

    private final Random random;
    private final double share;
    private final double busy;
    private final ReentrantLock one = new ReentrantLock();
    private Runnable somebodyElse = () -> {};
    private boolean over;

    /**
     * Mishaps.
     *
     * @param share of the calls that go wrong, 0 to 1
     * @param busy share of the calls before which somebody else acts, 0 to 1
     */
    Mishaps(Random random, double share, double busy) {
        this.random = random;
        this.share = share;
        this.busy = busy;
    }

    void between(Runnable act) {
        somebodyElse = act;
    }

    void end() {
        over = true;
    }

    <T> T call(Supplier<T> call, Supplier<RuntimeException> noRequest, Supplier<RuntimeException> noAnswer) {
        if (over) {
            return call.get();
        }
        meanwhile();
        double fate = random.nextDouble() / share;
        if (fate >= 1) {
            return call.get();
        }
        if (fate < 0.2) {
            throw new Crash();
        }
        if (fate < 0.5) {
            throw noRequest.get();
        }
        try {
            var _ = call.get();
        } catch (RuntimeException e) {
            // Nobody hears a refusal either.
        }
        if (fate < 0.7) {
            throw new Crash();
        }
        throw noAnswer.get();
    }

    /** Calls that run side by side leave room for one other at a time. */
    private void meanwhile() {
        if (random.nextDouble() < busy && one.getHoldCount() < DEEPEST && one.tryLock()) {
            try {
                somebodyElse.run();
            } finally {
                one.unlock();
            }
        }
    }
}
