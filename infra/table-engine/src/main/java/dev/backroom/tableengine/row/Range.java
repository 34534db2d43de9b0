package dev.backroom.tableengine.row;

import dev.backroom.tableengine.value.KeyBytes;
import dev.backroom.tableengine.value.Value;
import java.util.Arrays;

/**
 * Rows from one key to before another.
 *
 * @param from included
 * @param to excluded
 */
public record Range(byte[] from, byte[] to) {

    /** Of a partition's rows those whose sort key is this one. */
    public Range at(Value sort) {
        byte[] prefix = join(from, KeyBytes.encode(sort));
        return new Range(prefix, RowKeys.after(prefix));
    }

    /** Of a partition's rows those whose sort key begins so. */
    public Range beginning(Value beginning) {
        byte[] prefix = join(from, KeyBytes.prefix(beginning));
        return new Range(prefix, RowKeys.after(prefix));
    }

    /** From a sort key on; {@code from} is a partition's beginning. */
    public Range since(Value sort, boolean included) {
        Range at = at(sort);
        return new Range(included ? at.from : at.to, to);
    }

    public Range until(Value sort, boolean included) {
        Range at = at(sort);
        return new Range(from, included ? at.to : at.from);
    }

    /** What is common to both. */
    public Range with(Range other) {
        return new Range(
                Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from,
                Arrays.compareUnsigned(to, other.to) <= 0 ? to : other.to);
    }

    /** What lies behind a row that was read already, in the direction of reading. */
    public Range beyond(byte[] row, boolean forward) {
        if (!forward) {
            return with(new Range(from, row));
        }
        return with(new Range(Arrays.copyOf(row, row.length + 1), to));
    }

    public boolean contains(byte[] row) {
        return Arrays.compareUnsigned(from, row) <= 0 && Arrays.compareUnsigned(row, to) < 0;
    }

    public boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
