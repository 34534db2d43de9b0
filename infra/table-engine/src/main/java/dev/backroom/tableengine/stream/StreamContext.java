package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.store.ByteStore;
import java.time.InstantSource;

/** What all streams of an engine share. */
public record StreamContext(
        ByteStore store, Sequence sequence, InstantSource clock, StreamLimits limits, String region) {
    long millis() {
        return clock.millis();
    }
}
