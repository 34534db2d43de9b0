package dev.backroom.tableengine.expiry;

import dev.backroom.tableengine.row.Range;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.write.ItemWriter;
import dev.backroom.tableengine.write.Tokens;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Deletes items past their time to live, and forgets what the service would have forgotten. */
public final class Sweeper {
    /** The service leaves items alone whose time lies more than five years back. */
    private static final long OLDEST_SECONDS = 5L * 365 * 24 * 3600;

    private static final int BATCH = 1000;

    private final Catalog catalog;
    private final ByteStore store;
    private final ItemWriter writer;
    private final Streams streams;
    private final Tokens tokens;
    private final InstantSource clock;

    /** @param clock against which items expire */
    public Sweeper(
            Catalog catalog, ByteStore store, ItemWriter writer, Streams streams, Tokens tokens, InstantSource clock) {
        this.catalog = catalog;
        this.store = store;
        this.writer = writer;
        this.streams = streams;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @return how many items it deleted */
    public int sweep() {
        long now = clock.instant().getEpochSecond();
        int deleted = 0;
        for (LiveTable table : catalog.all()) {
            if (table.definition().settings().expiryAttribute() != null) {
                deleted += sweep(table, now);
            }
        }
        streams.tidy();
        tokens.tidy();
        return deleted;
    }

    private int sweep(LiveTable live, long now) {
        int deleted = 0;
        for (List<byte[]> due = due(live.definition(), now); !due.isEmpty(); ) {
            int before = deleted;
            for (byte[] row : due) {
                deleted += writer.expire(live, row, now) ? 1 : 0;
            }
            // What is held or was changed meanwhile waits for the next sweep.
            due = deleted > before && due.size() == BATCH ? due(live.definition(), now) : List.of();
        }
        return deleted;
    }

    private List<byte[]> due(TableDefinition table, long now) {
        Range all = RowKeys.expired(table, now);
        Range range = new Range(
                RowKeys.expired(table, Math.max(0, now - OLDEST_SECONDS)).to(), all.to());
        List<byte[]> due = new ArrayList<>();
        try (ByteStore.Cursor notes = store.forward(range.from(), range.to())) {
            while (due.size() < BATCH && notes.next()) {
                due.add(notes.value());
            }
        }
        return due;
    }
}
