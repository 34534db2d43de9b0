package dev.backroom.model.stock;

/**
 * What a level held when it refused a change.
 *
 * @param available units that can still be promised; 0 where nobody ever booked the slot
 * @param reserved units promised to orders
 * @param overdrawn units that left although the level did not have them, see {@link StockLevel}
 */
public record AvailableStock(long available, long reserved, long overdrawn) {
    public static final AvailableStock NONE = new AvailableStock(0, 0, 0);

    public AvailableStock(long available, long reserved) {
        this(available, reserved, 0);
    }

    /** Whether the change leaves no figure below nothing, and no unit free while some that left are not taken off. */
    public boolean fits(StockDelta delta) {
        AvailableStock after = after(delta);
        boolean free = delta.available() == 0 && delta.overdrawn() == 0;
        return (delta.available() >= 0 || after.available >= 0)
                && (delta.reserved() >= 0 || after.reserved >= 0)
                && (free || (after.overdrawn >= 0 && (after.overdrawn == 0 || after.available == 0)));
    }

    public AvailableStock after(StockDelta delta) {
        return new AvailableStock(
                available + delta.available(), reserved + delta.reserved(), overdrawn + delta.overdrawn());
    }

    /** The same change, but what it frees is taken off for units that left before. */
    public StockDelta settling(StockDelta delta) {
        StockDelta bare =
                delta.overdrawn() < 0 ? new StockDelta(delta.reserved(), delta.onHand() - delta.overdrawn(), 0) : delta;
        int settled = Math.toIntExact(Math.clamp(overdrawn, 0, Math.max(0, bare.available())));
        return bare.plus(new StockDelta(0, -settled, -settled));
    }
}
