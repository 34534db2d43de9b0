package dev.backroom.tableengine.value;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One attribute value. Immutable; sets are equal whatever their order. */
public sealed interface Value
        permits Value.S, Num, Bytes, Value.Bool, Value.Null, Value.Ss, Value.Ns, Value.Bs, Value.L, Value.M {

    /** The type descriptor on the wire. */
    Type type();

    /** Bytes that the service counts for the value alone, without its attribute's name. */
    int size();

    /** Text. */
    record S(String text) implements Value {
        @Override
        public Type type() {
            return Type.S;
        }

        @Override
        public int size() {
            return Utf8.length(text);
        }
    }

    /** True or false. */
    record Bool(boolean truth) implements Value {
        public static final Bool TRUE = new Bool(true);
        public static final Bool FALSE = new Bool(false);

        public static Bool of(boolean truth) {
            return truth ? TRUE : FALSE;
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** The one null. */
    record Null() implements Value {
        public static final Null NULL = new Null();

        @Override
        public Type type() {
            return Type.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A set of texts, never empty. */
    record Ss(Set<String> texts) implements Value {
        public Ss {
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }

        @Override
        public Type type() {
            return Type.SS;
        }

        @Override
        public int size() {
            int size = 0;
            for (String text : texts) {
                size += Utf8.length(text);
            }
            return size;
        }
    }

    /** A set of numbers, never empty. */
    record Ns(Set<Num> numbers) implements Value {
        public Ns {
            numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
        }

        @Override
        public Type type() {
            return Type.NS;
        }

        @Override
        public int size() {
            int size = 0;
            for (Num number : numbers) {
                size += number.size();
            }
            return size;
        }
    }

    /** A set of binaries, never empty. */
    record Bs(Set<Bytes> binaries) implements Value {
        public Bs {
            binaries = Collections.unmodifiableSet(new LinkedHashSet<>(binaries));
        }

        @Override
        public Type type() {
            return Type.BS;
        }

        @Override
        public int size() {
            int size = 0;
            for (Bytes binary : binaries) {
                size += binary.size();
            }
            return size;
        }
    }

    /** A list of values of any types. */
    record L(List<Value> values) implements Value {
        public L {
            values = List.copyOf(values);
        }

        @Override
        public Type type() {
            return Type.L;
        }

        @Override
        public int size() {
            int size = 3;
            for (Value value : values) {
                size += 1 + value.size();
            }
            return size;
        }
    }

    /** A map of names to values of any types. */
    record M(Item fields) implements Value {
        @Override
        public Type type() {
            return Type.M;
        }

        @Override
        public int size() {
            return 3 + fields.fieldCount() + fields.size();
        }
    }
}
