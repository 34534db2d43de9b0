package dev.backroom.tableengine.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Puts, removals and additions that take effect together, in order. */
public final class WriteSet {
    private final List<Entry> entries = new ArrayList<>();

    /** What becomes of one key. */
    sealed interface Entry {
        byte[] key();
    }

    record Put(byte[] key, byte[] value) implements Entry {}

    record Remove(byte[] key) implements Entry {}

    record Add(byte[] key, byte[] difference) implements Entry {}

    public void put(byte[] key, byte[] value) {
        entries.add(new Put(key, value));
    }

    public void remove(byte[] key) {
        entries.add(new Remove(key));
    }

    /** Adds to the sum under the key, which nobody has to read for it; one that is not there is 0. */
    public void add(byte[] key, long difference) {
        entries.add(new Add(key, bytes(difference)));
    }

    /** The sum that a key's bytes are. */
    public static long sum(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** As RocksDB adds them. */
    static byte[] bytes(long sum) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(sum)
                .array();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> entries() {
        return entries;
    }
}
