package dev.backroom.store.dynamo;

/** The tables did not answer in time, or not all of it; the same call may succeed later. */
public final class StoreBusy extends RuntimeException {
    public StoreBusy(String message) {
        super(message);
    }
}
