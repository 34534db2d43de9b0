package dev.backroom.store;

import dev.backroom.model.stock.StockLevel;

/** What became of a movement. */
public sealed interface Booked {
    /** @param change what the units on hand changed by */
    record Done(int change) implements Booked {}

    /** The same reference was booked before; nothing changed. */
    record Repeated() implements Booked {}

    /**
     * It would leave fewer units than orders were promised: people must decide which orders wait. Nothing changed.
     *
     * @param level as it was found
     */
    record BelowPromised(StockLevel level) implements Booked {}
}
