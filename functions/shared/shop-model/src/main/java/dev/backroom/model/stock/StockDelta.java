package dev.backroom.model.stock;

/**
 * A change of one level. Deltas of one slot add up in any order.
 *
 * @param reserved change of the units promised to orders
 * @param onHand change of the units in the building
 * @param overdrawn change of the units that left although the level did not have them
 */
public record StockDelta(int reserved, int onHand, int overdrawn) {
    public static final StockDelta NONE = new StockDelta(0, 0);

    public StockDelta(int reserved, int onHand) {
        this(reserved, onHand, 0);
    }

    public StockDelta plus(StockDelta other) {
        return new StockDelta(reserved + other.reserved, onHand + other.onHand, overdrawn + other.overdrawn);
    }

    /** Change of the units that can still be promised. */
    public int available() {
        return onHand - reserved;
    }

    public boolean isNone() {
        return reserved == 0 && onHand == 0 && overdrawn == 0;
    }
}
