package dev.backroom.store.stock;

import dev.backroom.model.stock.StockLevel;

/**
 * A count that knows no orders says that fewer units are there than were promised. {@link StockMoves#book(String,
 * dev.backroom.model.stock.Movement, StockMoves.Holders)} takes it from the newest orders instead.
 */
public final class BelowReserved extends RuntimeException {
    private final transient StockLevel level;
    private final int counted;

    BelowReserved(StockLevel level, int counted) {
        super("counted " + counted + " at " + level.slot() + ", yet " + level.reserved() + " are reserved");
        this.level = level;
        this.counted = counted;
    }

    /** The level that the count was refused by. */
    public StockLevel level() {
        return level;
    }

    public int counted() {
        return counted;
    }
}
