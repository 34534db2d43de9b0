package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.table.StreamSettings;
import dev.backroom.tableengine.table.TableDefinition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All streams, and the one way in which changes are committed. */
public final class Streams {
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final StreamContext context;
    private final Map<Integer, StreamLog> logs = new ConcurrentSkipListMap<>();

    public Streams(StreamContext context) {
        this.context = context;
        try (ByteStore.Cursor kept = context.store().forward(StreamKeys.FIRST_STATE, StreamKeys.AFTER_STATES)) {
            while (kept.next()) {
                StreamState state = Json.as(kept.value(), StreamState.class);
                logs.put(state.id(), new StreamLog(context, state));
            }
        }
    }

    /** A new stream for a table, with one open shard. */
    public StreamSettings open(TableDefinition table, int id, String viewType) {
        long now = context.millis();
        String label = LABEL.format(Instant.ofEpochMilli(now));
        while (find(table.name(), label) != null) {
            now++;
            label = LABEL.format(Instant.ofEpochMilli(now));
        }
        Shard first = StreamLog.firstShard(context, id);
        StreamState state = new StreamState(id, table.name(), label, viewType, table.keys(), true, now, List.of(first));
        WriteSet writes = new WriteSet();
        writes.put(StreamKeys.state(id), Json.bytes(state));
        context.store().write(writes);
        logs.put(id, new StreamLog(context, state));
        return new StreamSettings(id, true, viewType, label);
    }

    public void switchOff(StreamSettings stream) {
        StreamLog log = logs.get(stream.id());
        if (log != null) {
            log.switchOff();
        }
    }

    Collection<StreamLog> all() {
        return List.copyOf(logs.values());
    }

    @Nullable
    StreamLog find(String table, String label) {
        for (StreamLog log : logs.values()) {
            if (log.state().table().equals(table) && log.state().label().equals(label)) {
                return log;
            }
        }
        return null;
    }

    /** Closes shards whose time has come, forgets records and streams that are too old. */
    public void tidy() {
        for (StreamLog log : List.copyOf(logs.values())) {
            log.tidy();
            if (!log.state().enabled() && log.state().shards().isEmpty()) {
                logs.remove(log.state().id());
                WriteSet writes = new WriteSet();
                writes.remove(StreamKeys.state(log.state().id()));
                context.store().write(writes);
            }
        }
    }

    /**
     * Makes changes true: items, index entries and stream records at once, or nothing.
     *
     * @param writes what else belongs to the commit
     */
    public void commit(List<Change> changes, WriteSet writes) {
        Map<Integer, StreamLog> touched = new TreeMap<>();
        for (Change change : changes) {
            Rows.stage(writes, change);
            StreamLog log = log(change);
            if (log != null) {
                touched.put(log.state().id(), log);
            }
        }
        touched.values().forEach(log -> log.lock().lock());
        try {
            for (Change change : changes) {
                StreamLog log = log(change);
                if (log != null) {
                    log.append(writes, change);
                }
            }
            if (!writes.isEmpty()) {
                context.store().write(writes);
            }
        } finally {
            touched.values().forEach(log -> log.lock().unlock());
        }
    }

    private @Nullable StreamLog log(Change change) {
        StreamSettings stream = change.table().stream();
        return stream == null || !stream.enabled() || !change.changes() ? null : logs.get(stream.id());
    }
}
