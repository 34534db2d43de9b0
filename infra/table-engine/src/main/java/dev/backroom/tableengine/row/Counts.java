package dev.backroom.tableengine.row;

import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How many items tables and indexes hold, and their bytes: counted in the commits that change them, so always exact. */
public final class Counts {
    private static final byte[] MARK = {0, 'N'};
    private static final byte ITEMS = 0;
    private static final byte BYTES = 1;

    private final ByteStore store;

    public Counts(ByteStore store) {
        this.store = store;
    }

    /** What a table or an index holds. */
    public record Count(long items, long bytes) {}

    /** @param index null for the table itself */
    public Count of(TableDefinition table, @Nullable IndexDefinition index) {
        int space = space(index);
        return new Count(read(key(table.id(), space, ITEMS)), read(key(table.id(), space, BYTES)));
    }

    private long read(byte[] key) {
        byte @Nullable [] sum = store.get(key);
        return sum == null ? 0 : WriteSet.sum(sum);
    }

    /** Whether anything was ever counted for the table; one that an earlier version kept is to be counted once. */
    boolean knows(TableDefinition table) {
        return store.get(key(table.id(), 0, ITEMS)) != null;
    }

    static void add(
            WriteSet writes,
            TableDefinition table,
            @Nullable IndexDefinition index,
            @Nullable Item before,
            @Nullable Item after) {
        add(
                writes,
                table,
                index,
                (after == null ? 0 : 1) - (before == null ? 0 : 1),
                (after == null ? 0 : after.size()) - (before == null ? 0 : before.size()));
    }

    static void add(WriteSet writes, TableDefinition table, @Nullable IndexDefinition index, long items, long bytes) {
        if (items != 0) {
            writes.add(key(table.id(), space(index), ITEMS), items);
        }
        if (bytes != 0) {
            writes.add(key(table.id(), space(index), BYTES), bytes);
        }
    }

    static void reset(WriteSet writes, TableDefinition table, IndexDefinition index) {
        writes.remove(key(table.id(), space(index), ITEMS));
        writes.remove(key(table.id(), space(index), BYTES));
    }

    /** Nothing is there any more. */
    public void forget(int tableId) {
        byte[] all = ByteBuffer.allocate(MARK.length + Integer.BYTES)
                .put(MARK)
                .putInt(tableId)
                .array();
        store.forget(all, RowKeys.after(all));
    }

    private static int space(@Nullable IndexDefinition index) {
        return index == null ? 0 : index.id();
    }

    private static byte[] key(int tableId, int space, byte what) {
        return ByteBuffer.allocate(MARK.length + 2 * Integer.BYTES + 1)
                .put(MARK)
                .putInt(tableId)
                .putInt(space)
                .put(what)
                .array();
    }
}
