package dev.backroom.desk.sync;

import dev.backroom.store.message.Parked;

/** Where messages wait for a person: {@code ParkedMessages::park}. */
@FunctionalInterface
public interface Parking {
    /** Parks a message; the same id twice is one. */
    void park(Parked message);
}
