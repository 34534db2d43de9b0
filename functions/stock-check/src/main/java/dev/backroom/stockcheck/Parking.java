package dev.backroom.stockcheck;

import dev.backroom.store.message.Parked;

/** Where messages wait for a person: {@code ParkedMessages::park}. */
@FunctionalInterface
interface Parking {
    /** Parks a message; the same id twice is one. */
    void park(Parked message);
}
