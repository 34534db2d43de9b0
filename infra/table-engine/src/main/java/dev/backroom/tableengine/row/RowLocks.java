package dev.backroom.tableengine.row;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which items a running transaction holds, and the short locks under which single items are read and written. A single call
 * waits for another single call; it never waits for a transaction, it is refused.
 */
public final class RowLocks {
    private static final int STRIPES = 1024;

    private final Stripe[] stripes = new Stripe[STRIPES];

    public RowLocks() {
        Arrays.setAll(stripes, at -> new Stripe());
    }

    private static final class Stripe extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        private final transient Set<Row> held = new HashSet<>();
    }

    /** A row's key, compared by content. */
    private record Row(byte[] key) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && Arrays.equals(key, that.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(key);
        }
    }

    /** Given back by closing, by the thread that took it. */
    public interface Locked extends AutoCloseable {
        @Override
        void close();
    }

    /** A single read or write of one row. */
    public Locked lock(byte[] row) {
        Stripe stripe = stripe(row);
        stripe.lock();
        return stripe::unlock;
    }

    /** Several rows at once, in an order that all callers share. */
    public Locked lockAll(List<byte[]> rows) {
        List<Stripe> wanted = rows.stream()
                .map(RowLocks::place)
                .sorted()
                .distinct()
                .map(place -> stripes[place])
                .toList();
        wanted.forEach(Stripe::lock);
        return () -> wanted.forEach(Stripe::unlock);
    }

    /** Whether a transaction that writes holds the row; asked under the row's lock. */
    public boolean held(byte[] row) {
        return stripe(row).held.contains(new Row(row));
    }

    /**
     * Takes rows for a transaction that writes.
     *
     * @param rows no two the same
     * @return per row whether it was taken; the others belong to another transaction
     */
    public boolean[] take(List<byte[]> rows) {
        boolean[] taken = new boolean[rows.size()];
        for (int at = 0; at < taken.length; at++) {
            Row row = new Row(rows.get(at));
            Stripe stripe = stripe(row.key);
            stripe.lock();
            try {
                taken[at] = stripe.held.add(row);
            } finally {
                stripe.unlock();
            }
        }
        return taken;
    }

    /** Gives back what {@link #take} took. */
    public void release(List<byte[]> rows, boolean[] taken) {
        for (int at = 0; at < taken.length; at++) {
            if (taken[at]) {
                Row row = new Row(rows.get(at));
                Stripe stripe = stripe(row.key);
                stripe.lock();
                try {
                    stripe.held.remove(row);
                } finally {
                    stripe.unlock();
                }
            }
        }
    }

    private Stripe stripe(byte[] row) {
        return stripes[place(row)];
    }

    private static int place(byte[] row) {
        int hash = Arrays.hashCode(row);
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }
}
