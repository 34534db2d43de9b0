package dev.backroom.model.stock;

/**
 * What lies in a slot, as far as its movements and its orders say.
 *
 * @param onHand units in the building
 * @param reserved units promised to orders; never above {@code onHand}
 * @param overdrawn units that left although the level did not have them: a count or a receipt settles them. While there
 *     are any, none is available
 */
public record StockLevel(Slot slot, int onHand, int reserved, int overdrawn, long version) {
    public StockLevel {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalArgumentException("reserved " + reserved + " of " + onHand + " on hand at " + slot);
        }
        if (overdrawn < 0) {
            throw new IllegalArgumentException("overdrawn " + overdrawn + " at " + slot);
        }
    }

    /** A level that has everything that left. */
    public StockLevel(Slot slot, int onHand, int reserved, long version) {
        this(slot, onHand, reserved, 0, version);
    }

    /** Units that can still be promised. */
    public int available() {
        return onHand - reserved;
    }
}
