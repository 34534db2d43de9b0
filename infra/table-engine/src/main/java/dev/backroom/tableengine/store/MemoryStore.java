package dev.backroom.tableengine.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** For unit tests: nothing is kept when it closes. */
public final class MemoryStore implements ByteStore {
    private final ConcurrentNavigableMap<byte[], byte[]> map = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    public byte @Nullable [] get(byte[] key) {
        lock.readLock().lock();
        try {
            return map.get(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void write(WriteSet writes) {
        lock.writeLock().lock();
        try {
            for (WriteSet.Entry entry : writes.entries()) {
                switch (entry) {
                    case WriteSet.Put(byte[] key, byte[] value) -> map.put(key, value);
                    case WriteSet.Remove(byte[] key) -> map.remove(key);
                    case WriteSet.Add(byte[] key, byte[] difference) -> map.merge(key, difference, MemoryStore::added);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static byte[] added(byte[] sum, byte[] difference) {
        return WriteSet.bytes(WriteSet.sum(sum) + WriteSet.sum(difference));
    }

    @Override
    public Cursor forward(byte[] from, byte[] to) {
        return new Entries(range(from, to).entrySet().iterator());
    }

    @Override
    public Cursor backward(byte[] from, byte[] to) {
        return new Entries(range(from, to).descendingMap().entrySet().iterator());
    }

    private ConcurrentNavigableMap<byte[], byte[]> range(byte[] from, byte[] to) {
        byte[] end = Arrays.compareUnsigned(from, to) > 0 ? from : to;
        return map.subMap(from, true, end, false);
    }

    @Override
    public void forget(byte[] from, byte[] to) {
        range(from, to).clear();
    }

    @Override
    public void close() {
        map.clear();
    }

    private static final class Entries implements Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> entries;
        private Map.@Nullable Entry<byte[], byte[]> current;

        Entries(Iterator<Map.Entry<byte[], byte[]>> entries) {
            this.entries = entries;
        }

        @Override
        public boolean next() {
            current = entries.hasNext() ? entries.next() : null;
            return current != null;
        }

        private Map.Entry<byte[], byte[]> current() {
            if (current == null) {
                throw new IllegalStateException("The cursor stands on no entry");
            }
            return current;
        }

        @Override
        public byte[] key() {
            return current().getKey();
        }

        @Override
        public byte[] value() {
            return current().getValue();
        }

        @Override
        public void close() {
            current = null;
        }
    }
}
