package dev.backroom.localcloud.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * One record of a stream, as it goes into events.
 *
 * @param sequence its number; grows within the shard
 * @param created approximate, as the engine says it
 * @param notAfter the latest that it can have been created
 * @param key a hash of the item's key
 * @param json the record within an event
 * @param wanted whether the mapping's filter lets it reach the function
 */
record Change(String sequence, Instant created, Instant notAfter, int key, byte[] json, boolean wanted) {

    /** Counted from the latest that it can have been created: no record is to be given up early. */
    boolean olderThan(Duration age, Instant now) {
        return notAfter.plus(age).isBefore(now);
    }
}
