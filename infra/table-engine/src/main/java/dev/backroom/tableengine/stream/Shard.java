package dev.backroom.tableengine.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
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
 * @param trimmed the greatest number of a record that is too old to be read, 0 for none
 */
record Shard(
        int number,
        String id,
        @Nullable String parent,
        long first,
        long last,
        long openedMillis,
        long closedMillis,
        long trimmed) {

    @JsonIgnore
    boolean isOpen() {
        return last == 0;
    }

    Shard withTrimmed(long upTo) {
        return new Shard(number, id, parent, first, last, openedMillis, closedMillis, upTo);
    }

    /**
     * @param from where a reader stands, 0 for wherever the oldest record is
     * @throws EngineException TrimmedDataAccessException
     */
    void refuseTrimmed(long from) {
        if (from > 0 && from <= trimmed) {
            throw gone();
        }
    }

    static EngineException gone() {
        return new EngineException(ErrorType.TRIMMED_DATA_ACCESS, "The data you are trying to access has been trimmed");
    }

    Shard closed(long at, long now) {
        return new Shard(number, id, parent, first, at, openedMillis, now, trimmed);
    }
}
