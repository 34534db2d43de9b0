package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Numbers that only grow, over restarts as well: a block at a time is kept as used before any of it is. */
public final class Sequence {
    private static final byte[] KEPT = {0, 'Q'};
    private static final long BLOCK = 1_000_000;
    private static final BigInteger BASE = BigInteger.TEN.pow(20);

    private final ByteStore store;
    private long last;
    private long kept;

    public Sequence(ByteStore store) {
        this.store = store;
        byte @Nullable [] bytes = store.get(KEPT);
        this.last = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
        this.kept = last;
    }

    synchronized long next() {
        if (last == kept) {
            kept += BLOCK;
            WriteSet writes = new WriteSet();
            writes.put(KEPT, ByteBuffer.allocate(Long.BYTES).putLong(kept).array());
            store.write(writes);
        }
        return ++last;
    }

    synchronized long last() {
        return last;
    }

    /** As the API shows it: 21 digits. */
    static String text(long number) {
        return BASE.add(BigInteger.valueOf(number)).toString();
    }

    /** @return -1 for a text that no record of this engine can have */
    static long number(String text) {
        try {
            BigInteger number = new BigInteger(text).subtract(BASE);
            return number.signum() < 0 ? -1 : number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }
}
