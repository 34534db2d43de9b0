package dev.backroom.tableengine.store;

import org.jspecify.annotations.Nullable;

/** Ordered keys and values as unsigned bytes. What {@link #write} returned from survives the death of the process. */
public interface ByteStore extends AutoCloseable {
    byte @Nullable [] get(byte[] key);

    /** All of it or nothing; readers see either. */
    void write(WriteSet writes);

    /**
     * @param from the first key, included
     * @param to the first key that no longer belongs to the range
     */
    Cursor forward(byte[] from, byte[] to);

    /** The same range from its end. */
    Cursor backward(byte[] from, byte[] to);

    /** Forgets a range, not at once with anything else. */
    void forget(byte[] from, byte[] to);

    @Override
    void close();

    /** Stands before the first entry until {@link #next} was called. Not for several threads. */
    interface Cursor extends AutoCloseable {
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
