package dev.backroom.tableengine.row;

import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Num;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Items and what hangs on them, in the store. */
public final class Rows {
    private static final int BATCH = 500;

    private final ByteStore store;

    public Rows(ByteStore store) {
        this.store = store;
    }

    public @Nullable Item read(byte[] row) {
        byte @Nullable [] bytes = store.get(row);
        return bytes == null ? null : ItemJson.read(bytes);
    }

    /** The writes that take a change to the item, its index entries and its time of expiry. */
    public static void stage(WriteSet writes, Change change) {
        if (!change.changes()) {
            return;
        }
        TableDefinition table = change.table();
        byte[] row = RowKeys.item(table, change.key());
        Item after = change.after();
        if (after == null) {
            writes.remove(row);
        } else {
            writes.put(row, ItemJson.bytes(after));
        }
        Counts.add(writes, table, null, change.before(), after);
        for (IndexDefinition index : table.indexes()) {
            stage(writes, table, IndexChange.of(change, index));
        }
        String expiry = table.settings().expiryAttribute();
        if (expiry != null) {
            stageExpiry(writes, change, expiry);
        }
    }

    private static void stage(WriteSet writes, TableDefinition table, IndexChange change) {
        if (!change.changes()) {
            return;
        }
        Counts.add(writes, table, change.index(), change.before(), change.after());
        if (change.before() != null && (change.after() == null || change.moves())) {
            writes.remove(RowKeys.entry(table, change.index(), change.before()));
        }
        if (change.after() != null) {
            writes.put(RowKeys.entry(table, change.index(), change.after()), ItemJson.bytes(change.after()));
        }
    }

    private static void stageExpiry(WriteSet writes, Change change, String attribute) {
        OptionalLong before = expiry(change.before(), attribute);
        OptionalLong after = expiry(change.after(), attribute);
        if (before.equals(after)) {
            return;
        }
        before.ifPresent(second -> writes.remove(RowKeys.expiry(change.table(), second, change.key())));
        after.ifPresent(second -> writes.put(
                RowKeys.expiry(change.table(), second, change.key()), RowKeys.item(change.table(), change.key())));
    }

    /** The second at which the item expires; only a number that is not negative counts. */
    public static OptionalLong expiry(@Nullable Item item, String attribute) {
        if (item == null || !(item.get(attribute) instanceof Num number)) {
            return OptionalLong.empty();
        }
        BigDecimal second = number.decimal();
        if (second.signum() < 0 || second.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(second.longValue());
    }

    /** Fills a new index from the items that are there. Nobody writes meanwhile. */
    public void fill(TableDefinition table, IndexDefinition index) {
        // An engine that died while it filled the same index has counted already.
        WriteSet none = new WriteSet();
        Counts.reset(none, table, index);
        store.write(none);
        each(table, (writes, item) -> stage(writes, table, IndexChange.of(new Change(table, null, item), index)));
    }

    /** Counts what an earlier version kept without counting. Nobody writes meanwhile. */
    public void count(TableDefinition table, Counts counts) {
        if (counts.knows(table)) {
            return;
        }
        WriteSet sums = new WriteSet();
        count(sums, table, null);
        table.indexes().forEach(index -> count(sums, table, index));
        if (!sums.isEmpty()) {
            store.write(sums);
        }
    }

    private void count(WriteSet sums, TableDefinition table, @Nullable IndexDefinition index) {
        Range all = RowKeys.segment(table, index, 0, 1);
        long items = 0;
        long bytes = 0;
        try (ByteStore.Cursor rows = store.forward(all.from(), all.to())) {
            while (rows.next()) {
                items++;
                bytes += ItemJson.read(rows.value()).size();
            }
        }
        Counts.add(sums, table, index, items, bytes);
    }

    /** Notes when each item expires. Nobody writes meanwhile. */
    public void fillExpiry(TableDefinition table, String attribute) {
        each(table, (writes, item) -> stageExpiry(writes, new Change(table, null, item), attribute));
    }

    private void each(TableDefinition table, BiConsumer<WriteSet, Item> use) {
        Range all = RowKeys.segment(table, null, 0, 1);
        WriteSet writes = new WriteSet();
        try (ByteStore.Cursor items = store.forward(all.from(), all.to())) {
            for (int read = 1; items.next(); read++) {
                use.accept(writes, ItemJson.read(items.value()));
                if (read % BATCH == 0) {
                    store.write(writes);
                    writes = new WriteSet();
                }
            }
        }
        store.write(writes);
    }

    public void forget(Range range) {
        store.forget(range.from(), range.to());
    }
}
