package dev.backroom.tableengine.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A run of records in order.
 *
 * @param number within its stream, from 1
 * @param parent the shard that it continues, or null
 * @param first the least sequence number that a record of it can have
 * @param last the greatest one, 0 while it is open
 * @param openedMillis since 1970
 * @param closedMillis since 1970, 0 while it is open
 */
record Shard(
        int number, String id, @Nullable String parent, long first, long last, long openedMillis, long closedMillis) {

    @JsonIgnore
    boolean isOpen() {
        return last == 0;
    }

    Shard closed(long at, long now) {
        return new Shard(number, id, parent, first, at, openedMillis, now);
    }
}
