package dev.backroom.runtime.queue;

/** Where messages wait for a person: {@code ParkedMessages}. */
@FunctionalInterface
public interface Parking {
    /** Parks a message; the same id twice is one. */
    void park(Parked message);
}
