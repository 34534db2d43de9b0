package dev.backroom.simulator.random;

/** Checks of rates. */
public final class Rates {
    private Rates() {}

    public static void requireShare(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " is not between 0 and 1");
        }
    }
}
