package dev.backroom.tableengine.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts and removals that take effect together, in order. */
public final class WriteSet {
    private final List<Entry> entries = new ArrayList<>();

    /** @param value null removes the key */
    record Entry(byte[] key, byte @Nullable [] value) {}

    public void put(byte[] key, byte[] value) {
        entries.add(new Entry(key, value));
    }

    public void remove(byte[] key) {
        entries.add(new Entry(key, null));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> entries() {
        return entries;
    }
}
