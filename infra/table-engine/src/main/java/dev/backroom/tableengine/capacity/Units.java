package dev.backroom.tableengine.capacity;

import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.IndexChange;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.value.Item;
import org.jspecify.annotations.Nullable;

/** Sizes to units, by the service's rules. */
public final class Units {
    private static final long READ_BYTES = 4096;
    private static final long WRITE_BYTES = 1024;
    private static final double HALF = 0.5;
    private static final double DOUBLE = 2;

    private Units() {}

    /** One read of so many bytes; a read that finds nothing is one as well. */
    public static double read(long bytes, boolean consistent) {
        return steps(bytes, READ_BYTES) * (consistent ? 1 : HALF);
    }

    /** A read within a transaction. */
    public static double transactionalRead(long bytes) {
        return steps(bytes, READ_BYTES) * DOUBLE;
    }

    private static long steps(long bytes, long step) {
        return Math.max(1, (bytes + step - 1) / step);
    }

    /** Bills a write with its indexes: the larger of the item before and after. */
    public static void write(TableUnits units, Change change, boolean transaction) {
        units.write(null, own(change, transaction));
        if (!change.changes()) {
            return;
        }
        for (IndexDefinition index : change.table().indexes()) {
            IndexChange entry = IndexChange.of(change, index);
            if (entry.changes()) {
                units.write(index, entry(entry, transaction));
            }
        }
    }

    /** Write units of the table itself. */
    public static double own(Change change, boolean transaction) {
        double factor = transaction ? DOUBLE : 1;
        return factor * steps(Math.max(size(change.before()), size(change.after())), WRITE_BYTES);
    }

    /** Write units of an index whose entry changes; one that moves is deleted and written. */
    public static double entry(IndexChange entry, boolean transaction) {
        long before = size(entry.before());
        long after = size(entry.after());
        long writes = entry.moves()
                ? steps(before, WRITE_BYTES) + steps(after, WRITE_BYTES)
                : steps(Math.max(before, after), WRITE_BYTES);
        return writes * (transaction ? DOUBLE : 1);
    }

    /** Bills a write that a condition refused: by the item that is there. */
    public static void refused(TableUnits units, @Nullable Item found, boolean transaction) {
        units.write(null, (transaction ? DOUBLE : 1) * steps(size(found), WRITE_BYTES));
    }

    private static long size(@Nullable Item item) {
        return item == null ? 0 : item.size();
    }
}
