package dev.backroom.simulator.random;

import java.util.SplittableRandom;

/** Streams of chance by name: what one concern draws never shifts what another draws. */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** The stream of one thing under one concern. */
    public static SplittableRandom of(long seed, String concern, long thing) {
        long state = mixed(seed);
        for (int i = 0; i < concern.length(); i++) {
            state = mixed(state ^ concern.charAt(i));
        }
        return new SplittableRandom(mixed(state ^ thing));
    }

    /** Whether a thing is hit at a rate; raising the rate keeps all that were hit and adds others. */
    public static boolean hits(long seed, String concern, long thing, double rate) {
        return of(seed, concern, thing).nextDouble() < rate;
    }

    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
