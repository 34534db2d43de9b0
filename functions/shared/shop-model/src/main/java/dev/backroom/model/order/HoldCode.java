package dev.backroom.model.order;

/** Why an order waits for somebody. */
public enum HoldCode {
    /** The platform itself holds the order: the remorse hour, or a check of its own. */
    PLATFORM_HOLD,
    /** The order did not fit into the stock that can still be promised. */
    SHORT_STOCK,
    /** A line names a SKU that the shop's item list does not have. */
    UNKNOWN_SKU,
    /** Units left the building that the stock figures say were not there. */
    STOCK_MISMATCH,
    /** The buyer asked the platform to cancel. */
    BUYER_ASKS_CANCEL,
    /** The platform named a state that this version does not know. */
    UNKNOWN_STATUS
}
