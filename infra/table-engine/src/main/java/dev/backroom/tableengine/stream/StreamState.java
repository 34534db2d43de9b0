package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.table.KeySchema;
import java.util.List;

/** A stream as it is kept, after its table was deleted as well. */
record StreamState(
        int id,
        String table,
        String label,
        String viewType,
        KeySchema keys,
        boolean enabled,
        long createdMillis,
        List<Shard> shards) {

    StreamState {
        shards = List.copyOf(shards);
    }

    StreamState with(boolean nowEnabled, List<Shard> changed) {
        return new StreamState(id, table, label, viewType, keys, nowEnabled, createdMillis, changed);
    }

    Shard newest() {
        return shards.getLast();
    }
}
