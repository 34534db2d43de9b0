package dev.backroom.simulator.script;

/** What can happen to an order. */
public enum Step {
    /** Bought and not yet paid. */
    BOUGHT,
    /** Bought without a payment to wait for: on delivery, or a sample. */
    BOUGHT_ON_HOLD,
    /** Bought past any remorse: a replacement. */
    BOUGHT_AT_ONCE,
    PAID,
    /** The remorse hour is over. */
    RELEASED,
    /** A first parcel of some units is arranged. */
    PART_ARRANGED,
    /** The carrier has that first parcel. */
    PART_COLLECTED,
    ARRANGED,
    COLLECTED,
    DELIVERED,
    /** The buyer has nothing to complain of. */
    COMPLETED,
    PAYMENT_TIMED_OUT,
    CANCELLED_BY_BUYER,
    CANCELLED_BY_SELLER,
    CANCELLED_BY_PLATFORM,
    /** Some units are taken out of the order. */
    UNITS_CANCELLED,
    CANCEL_ASKED,
    CANCEL_WITHDRAWN,
    /** The seller says no. */
    CANCEL_REJECTED,
    ADDRESS_CHANGED
}
