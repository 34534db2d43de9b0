package dev.backroom.model.stock;

import java.util.Locale;

/**
 * A change of what lies in a slot for which people, not orders, are the reason.
 *
 * @param units received, damaged or returned (1 or more), counted (0 or more), or the change of an adjustment (not 0)
 * @param reference the paper behind it, such as a delivery note and its line: the same reference is booked once. Empty
 *     where there is none; then every booking counts
 * @param who answers for it
 */
public record Movement(Kind kind, Slot slot, int units, String reference, String who, String why) {
    /** More units in one movement are taken for a slip of the pen. */
    public static final int MOST_UNITS = 1_000_000;

    private static final int LONGEST_TEXT = 200;

    public enum Kind {
        RECEIPT,
        /** Sets what is on hand, whatever it was. */
        COUNT,
        ADJUSTMENT,
        DAMAGE,
        /** What a buyer sent back; into quarantine alone. */
        RETURN
    }

    public Movement {
        if (Math.abs((long) units) > MOST_UNITS) {
            throw new IllegalArgumentException("more than " + MOST_UNITS + " units");
        }
        boolean possible = switch (kind) {
            case RECEIPT, DAMAGE -> units >= 1;
            case RETURN -> units >= 1 && !slot.isForSale();
            case COUNT -> units >= 0;
            case ADJUSTMENT -> units != 0;
        };
        if (!possible) {
            throw new IllegalArgumentException(
                    units + " units cannot be booked as " + kind.name().toLowerCase(Locale.ROOT));
        }
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("who and why are needed");
        }
        if (who.length() > LONGEST_TEXT || why.length() > LONGEST_TEXT || reference.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text is longer than " + LONGEST_TEXT + " characters");
        }
    }

    /** What it adds to the units on hand; for a count that depends on what was there, so it has none. */
    public int change() {
        return switch (kind) {
            case RECEIPT, ADJUSTMENT, RETURN -> units;
            case DAMAGE -> -units;
            case COUNT -> throw new IllegalStateException("a count has no change of its own");
        };
    }
}
