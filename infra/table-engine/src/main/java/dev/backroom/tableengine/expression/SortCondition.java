package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.KeyBytes;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.Arrays;

/** What a query asks of the sort key. */
public sealed interface SortCondition {
    boolean test(Value key);

    /** The same as bounds on {@link KeyBytes}' encodings. */
    KeyRange range();

    /** Equal to, less than, or greater than a value, by the operator's sign. */
    record Compared(String sign, Value value) implements SortCondition {
        @Override
        public boolean test(Value key) {
            int order = Values.compare(key, value);
            return switch (sign) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public KeyRange range() {
            byte[] at = KeyBytes.encode(value);
            return switch (sign) {
                case "=" -> new KeyRange(at, after(at));
                case "<" -> new KeyRange(new byte[0], at);
                case "<=" -> new KeyRange(new byte[0], after(at));
                case ">" -> new KeyRange(after(at), null);
                default -> new KeyRange(at, null);
            };
        }
    }

    /** From the low bound to the high one, both included. */
    record Between(Value low, Value high) implements SortCondition {
        @Override
        public boolean test(Value key) {
            return Values.compare(key, low) >= 0 && Values.compare(key, high) <= 0;
        }

        @Override
        public KeyRange range() {
            return new KeyRange(KeyBytes.encode(low), after(KeyBytes.encode(high)));
        }
    }

    /** Text or bytes that begin with these. */
    record BeginsWith(Value beginning) implements SortCondition {
        @Override
        public boolean test(Value key) {
            return switch (key) {
                case Value.S(String text) -> beginning instanceof Value.S(String start) && text.startsWith(start);
                case Bytes bytes -> beginning instanceof Bytes start && bytes.startsWith(start);
                default -> false;
            };
        }

        @Override
        public KeyRange range() {
            byte[] prefix = KeyBytes.prefix(beginning);
            return new KeyRange(prefix, KeyBytes.afterPrefix(prefix));
        }
    }

    /** Encodings end themselves, so the one with a zero behind it lies right after. */
    private static byte[] after(byte[] encoded) {
        return Arrays.copyOf(encoded, encoded.length + 1);
    }
}
