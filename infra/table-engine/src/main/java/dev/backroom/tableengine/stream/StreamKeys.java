package dev.backroom.tableengine.stream;

import java.nio.ByteBuffer;

/** Where streams and their records stand in the store. */
final class StreamKeys {
    private static final byte MARK = 2;
    static final byte[] FIRST_STATE = {0, 'S'};
    static final byte[] AFTER_STATES = {0, 'S' + 1};

    private StreamKeys() {}

    static byte[] state(int stream) {
        return ByteBuffer.allocate(FIRST_STATE.length + Integer.BYTES)
                .put(FIRST_STATE)
                .putInt(stream)
                .array();
    }

    static byte[] record(int stream, int shard, long number) {
        return ByteBuffer.allocate(1 + 2 * Integer.BYTES + Long.BYTES)
                .put(MARK)
                .putInt(stream)
                .putInt(shard)
                .putLong(number)
                .array();
    }

    static long number(byte[] record) {
        return ByteBuffer.wrap(record).getLong(1 + 2 * Integer.BYTES);
    }
}
