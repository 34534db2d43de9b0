package dev.backroom.tableengine.row;

import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.KeyBytes;
import dev.backroom.tableengine.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where rows stand: a mark, the table, the space (0 for items, an index's id, or the times of expiry), a hash of the partition
 * key so that a scan's segments are ranges, the partition key, the sort key; in an index the table's key follows.
 */
public final class RowKeys {
    private static final int MARK = 1;
    private static final int ITEMS = 0;
    private static final int EXPIRY = 255;
    private static final int HASH_BYTES = 4;
    private static final long HASHES = 1L << 32;
    private static final int ROOM = 80;
    private static final int SPREAD = 0x9E3779B9;

    private RowKeys() {}

    public static byte[] item(TableDefinition table, Item key) {
        ByteArrayOutputStream out = start(table.id(), ITEMS);
        keyed(out, table.keys(), key);
        return out.toByteArray();
    }

    /** @param entry holds the keys of the index and of the table */
    public static byte[] entry(TableDefinition table, IndexDefinition index, Item entry) {
        ByteArrayOutputStream out = start(table.id(), index.id());
        keyed(out, index.keys(), entry);
        append(out, table.keys(), entry);
        return out.toByteArray();
    }

    /** @param index null for the table's own items */
    public static byte[] row(TableDefinition table, @Nullable IndexDefinition index, Item entry) {
        return index == null ? item(table, entry) : entry(table, index, entry);
    }

    public static byte[] expiry(TableDefinition table, long second, Item key) {
        ByteArrayOutputStream out = start(table.id(), EXPIRY);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(second).array());
        append(out, table.keys(), key);
        return out.toByteArray();
    }

    /** All times of expiry before this second. */
    public static Range expired(TableDefinition table, long second) {
        ByteArrayOutputStream from = start(table.id(), EXPIRY);
        ByteArrayOutputStream to = start(table.id(), EXPIRY);
        to.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(second).array());
        return new Range(from.toByteArray(), to.toByteArray());
    }

    /** All rows of one partition. */
    public static Range partition(TableDefinition table, @Nullable IndexDefinition index, Value hash) {
        byte[] prefix = partitionPrefix(table, index, hash);
        return new Range(prefix, after(prefix));
    }

    static byte[] partitionPrefix(TableDefinition table, @Nullable IndexDefinition index, Value hash) {
        ByteArrayOutputStream out = start(table.id(), index == null ? ITEMS : index.id());
        hashed(out, hash);
        return out.toByteArray();
    }

    /** The part of a table or an index that one of several parallel scans reads. */
    public static Range segment(TableDefinition table, @Nullable IndexDefinition index, int segment, int total) {
        int space = index == null ? ITEMS : index.id();
        return new Range(bound(table, space, segment, total), bound(table, space, segment + 1, total));
    }

    private static byte[] bound(TableDefinition table, int space, int segment, int total) {
        ByteArrayOutputStream out = start(table.id(), space);
        if (segment == total) {
            return after(out.toByteArray());
        }
        long hash = HASHES * segment / total;
        out.writeBytes(ByteBuffer.allocate(HASH_BYTES).putInt((int) hash).array());
        return out.toByteArray();
    }

    /** Everything of a table. */
    public static Range table(int tableId) {
        byte[] from = ByteBuffer.allocate(1 + Integer.BYTES)
                .put((byte) MARK)
                .putInt(tableId)
                .array();
        return new Range(from, after(from));
    }

    public static Range index(TableDefinition table, int indexId) {
        byte[] from = start(table.id(), indexId).toByteArray();
        return new Range(from, after(from));
    }

    public static Range expiries(TableDefinition table) {
        return index(table, EXPIRY);
    }

    static byte[] after(byte[] prefix) {
        byte @Nullable [] after = KeyBytes.afterPrefix(prefix);
        if (after == null) {
            throw new IllegalStateException("Nothing follows " + Arrays.toString(prefix));
        }
        return after;
    }

    private static ByteArrayOutputStream start(int tableId, int space) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
        out.write(MARK);
        out.write(tableId >>> 24);
        out.write(tableId >>> 16);
        out.write(tableId >>> 8);
        out.write(tableId);
        out.write(space);
        return out;
    }

    private static void keyed(ByteArrayOutputStream out, KeySchema keys, Item item) {
        hashed(out, part(keys.hash(), item));
        if (keys.range() != null) {
            KeyBytes.append(out, part(keys.range(), item));
        }
    }

    private static void append(ByteArrayOutputStream out, KeySchema keys, Item item) {
        for (KeyPart part : keys.parts()) {
            KeyBytes.append(out, part(part, item));
        }
    }

    private static void hashed(ByteArrayOutputStream out, Value hash) {
        byte[] key = KeyBytes.encode(hash);
        int mixed = Arrays.hashCode(key) * SPREAD;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        out.writeBytes(ByteBuffer.allocate(HASH_BYTES).putInt(mixed).array());
        out.writeBytes(key);
    }

    private static Value part(KeyPart part, Item item) {
        Value value = item.get(part.name());
        if (value == null) {
            throw new IllegalArgumentException("The item has no " + part.name());
        }
        return value;
    }
}
