package dev.backroom.desk.handover;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Failures of calls: before anything happened, after everything happened, or the death of the caller in between. */
final class Trouble {
    /** The process dies; nothing that it holds in memory is left. */
    static final class Died extends RuntimeException {
        Died() {
            super("died", null, false, false);
        }
    }

    /** What happens to one call. */
    enum Fate {
        WELL,
        FAILS_BEFORE,
        FAILS_AFTER,
        DIES_BEFORE,
        DIES_AFTER
    }

    private final RandomGenerator random;
    private double share;

    /** @param share of the calls that go wrong, 0 to 1 */
    Trouble(RandomGenerator random, double share) {
        this.random = random;
        this.share = share;
    }

    Fate next() {
        return random.nextDouble() >= share ? Fate.WELL : Fate.values()[1 + random.nextInt(4)];
    }

    void ends() {
        share = 0;
    }

    /** Makes the call as its fate wants it. */
    <T> T call(Supplier<T> effect, Supplier<RuntimeException> failure) {
        Fate fate = next();
        switch (fate) {
            case DIES_BEFORE -> throw new Died();
            case FAILS_BEFORE -> throw failure.get();
            default -> {}
        }
        T result = effect.get();
        switch (fate) {
            case DIES_AFTER -> throw new Died();
            case FAILS_AFTER -> throw failure.get();
            default -> {}
        }
        return result;
    }
}
