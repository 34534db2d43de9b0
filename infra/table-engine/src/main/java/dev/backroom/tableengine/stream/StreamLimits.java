package dev.backroom.tableengine.stream;

import java.time.Duration;

/**
 * When shards close and records go.
 *
 * @param shardAge the service closes a shard after about four hours
 * @param shardRecords a shard closes after so many records at the latest
 * @param kept the service keeps records for 24 hours
 * @param iteratorAge an iterator can be used for 15 minutes
 */
public record StreamLimits(Duration shardAge, long shardRecords, Duration kept, Duration iteratorAge) {
    private static final long MOST_RECORDS = 1_000_000;

    public static final StreamLimits SERVICE =
            new StreamLimits(Duration.ofHours(4), MOST_RECORDS, Duration.ofHours(24), Duration.ofMinutes(15));
}
