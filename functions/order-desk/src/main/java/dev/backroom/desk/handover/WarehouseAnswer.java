package dev.backroom.desk.handover;

/** What became of a call to a warehouse. */
sealed interface WarehouseAnswer {
    /**
     * It did what was asked, now or before.
     *
     * @param reference what it calls the order; empty text where it said nothing
     */
    record Taken(String reference) implements WarehouseAnswer {}

    /** It never will as things are; the reason is for a person. */
    record Refused(String reason) implements WarehouseAnswer {}

    /**
     * It may later.
     *
     * @param unsure it may have done it already, and only the answer is missing
     */
    record Failed(String reason, boolean unsure) implements WarehouseAnswer {}
}
