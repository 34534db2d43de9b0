package dev.backroom.tableengine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB in a folder. Each write goes to its log and thereby to the operating system before it returns: a killed process
 * loses nothing, a power cut may lose the last moments.
 */
public final class RocksStore implements ByteStore {
    private static final int FILTER_BITS = 10;
    private static final long KEPT_LOGS = 2;

    private final Options options;
    private final WriteOptions durable;
    private final RocksDB database;
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private RocksStore(Options options, RocksDB database) {
        this.options = options;
        this.durable = new WriteOptions();
        this.database = database;
    }

    /** @throws IllegalStateException when another process holds the folder, or its files cannot be read */
    public static RocksStore open(Path folder) {
        try {
            // Not into the system's folder for temporary files, where each killed process would leave 16 MB behind.
            Path library = Files.createDirectories(folder.resolve("native"));
            NativeLibraryLoader.getInstance().loadLibrary(library.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RocksDB.loadLibrary();
        Options options = new Options()
                .setCreateIfMissing(true)
                .setMergeOperatorName("uint64add")
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(KEPT_LOGS)
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(FILTER_BITS)));
        try {
            return new RocksStore(options, RocksDB.open(options, folder.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw new IllegalStateException("The tables in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        enter();
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw broken(e);
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public void write(WriteSet writes) {
        enter();
        try (WriteBatch batch = new WriteBatch()) {
            for (WriteSet.Entry entry : writes.entries()) {
                switch (entry) {
                    case WriteSet.Put(byte[] key, byte[] value) -> batch.put(key, value);
                    case WriteSet.Remove(byte[] key) -> batch.delete(key);
                    case WriteSet.Add(byte[] key, byte[] difference) -> batch.merge(key, difference);
                }
            }
            database.write(durable, batch);
        } catch (RocksDBException e) {
            throw broken(e);
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public Cursor forward(byte[] from, byte[] to) {
        enter();
        RocksIterator entries = database.newIterator();
        entries.seek(from);
        return new Entries(entries, true, to);
    }

    @Override
    public Cursor backward(byte[] from, byte[] to) {
        enter();
        RocksIterator entries = database.newIterator();
        entries.seekForPrev(to);
        if (entries.isValid() && Arrays.equals(entries.key(), to)) {
            entries.prev();
        }
        return new Entries(entries, false, from);
    }

    @Override
    public void forget(byte[] from, byte[] to) {
        enter();
        try {
            database.deleteRange(durable, from, to);
        } catch (RocksDBException e) {
            throw broken(e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Waits for calls under way: a native call on a closed database would end the process. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                database.close();
                durable.close();
                options.close();
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    private void enter() {
        open.readLock().lock();
        if (closed) {
            open.readLock().unlock();
            throw new IllegalStateException("The tables are closed");
        }
    }

    private static IllegalStateException broken(RocksDBException e) {
        return new IllegalStateException("The tables cannot be read or written: " + e.getMessage(), e);
    }

    /** Holds the database open until it is closed itself, by the thread that opened it. */
    private final class Entries implements Cursor {
        private final RocksIterator entries;
        private final boolean forward;
        private final byte[] bound;
        private boolean started;
        private boolean released;

        Entries(RocksIterator entries, boolean forward, byte[] bound) {
            this.entries = entries;
            this.forward = forward;
            this.bound = bound;
        }

        @Override
        public boolean next() {
            if (started) {
                step();
            }
            started = true;
            if (!entries.isValid()) {
                return false;
            }
            int order = Arrays.compareUnsigned(entries.key(), bound);
            return forward ? order < 0 : order >= 0;
        }

        private void step() {
            if (forward) {
                entries.next();
            } else {
                entries.prev();
            }
        }

        @Override
        public byte[] key() {
            return entries.key();
        }

        @Override
        public byte[] value() {
            return entries.value();
        }

        @Override
        public void close() {
            if (!released) {
                released = true;
                entries.close();
                open.readLock().unlock();
            }
        }
    }
}
