package dev.backroom.model.stock;

/**
 * What lies in a slot.
 *
 * @param onHand units in the building
 * @param reserved units promised to orders; never above {@code onHand}
 */
public record StockLevel(Slot slot, int onHand, int reserved, long version) {
    public StockLevel {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalArgumentException("reserved " + reserved + " of " + onHand + " on hand at " + slot);
        }
    }

    /** Units that can still be promised. */
    public int available() {
        return onHand - reserved;
    }
}
