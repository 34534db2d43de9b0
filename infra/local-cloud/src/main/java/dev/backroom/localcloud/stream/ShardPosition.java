package dev.backroom.localcloud.stream;

/** How far a shard has been worked off. */
sealed interface ShardPosition {
    /** Nothing yet: from the oldest record that is kept. */
    record Horizon() implements ShardPosition {}

    record After(String sequence) implements ShardPosition {}

    /** Closed and done to its last record: its children may be read. */
    record Finished() implements ShardPosition {}
}
