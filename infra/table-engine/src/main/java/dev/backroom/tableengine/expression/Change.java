package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Num;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One action of an update with its placeholders resolved. */
sealed interface Change {
    Path path();

    /** What it comes to for the item as it was before the update. */
    Effect on(Item before);

    /** Whether it puts something into the item, rather than taking away. */
    boolean writes();

    void addSources(List<Path> paths);

    /** The type that it leaves behind, as far as the request alone gives it away, or null. */
    default @Nullable Type type() {
        return null;
    }

    /**
     * A place and what stands there afterwards; null clears it. Ordered as effects must be applied: writes from the lowest element on,
     * since those beyond a list's end append, then clearings from the highest element down, since each moves the ones behind it.
     */
    record Effect(Path path, @Nullable Value value) implements Comparable<Effect> {
        Item apply(Item item) {
            return value == null ? Places.clear(item, path) : Places.write(item, path, value);
        }

        @Override
        public int compareTo(Effect other) {
            if ((value == null) != (other.value == null)) {
                return value == null ? 1 : -1;
            }
            int order = elementOrder(path.steps(), other.path.steps());
            return value == null ? -order : order;
        }

        private static int elementOrder(List<Path.Step> one, List<Path.Step> other) {
            for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
                if (one.get(at) instanceof Path.Element(int left)
                        && other.get(at) instanceof Path.Element(int right)
                        && left != right) {
                    return Integer.compare(left, right);
                }
            }
            return 0;
        }
    }

    record Assign(Path path, Source source) implements Change {
        @Override
        public Effect on(Item before) {
            Value value = source.in(before);
            Places.requireReachable(before, path);
            return new Effect(path, value);
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public void addSources(List<Path> paths) {
            source.addPaths(paths);
        }

        @Override
        public @Nullable Type type() {
            return source.type();
        }
    }

    record Remove(Path path) implements Change {
        @Override
        public Effect on(Item before) {
            Places.requireReachable(before, path);
            return new Effect(path, null);
        }

        @Override
        public boolean writes() {
            return false;
        }

        @Override
        public void addSources(List<Path> paths) {}
    }

    /** Adds to a number, or members to a set. */
    record Add(Path path, Value value) implements Change {
        @Override
        public Effect on(Item before) {
            Places.requireReachable(before, path);
            Value old = path.in(before);
            return new Effect(path, old == null ? value : sum(old));
        }

        private Value sum(Value old) {
            if (old instanceof Num left && value instanceof Num right) {
                return left.plus(right);
            }
            if (old instanceof Value.Ss(var left) && value instanceof Value.Ss(var right)) {
                return new Value.Ss(union(left, right));
            }
            if (old instanceof Value.Ns(var left) && value instanceof Value.Ns(var right)) {
                return new Value.Ns(union(left, right));
            }
            if (old instanceof Value.Bs(var left) && value instanceof Value.Bs(var right)) {
                return new Value.Bs(union(left, right));
            }
            throw Source.wrongType();
        }

        private static <T> Set<T> union(Set<T> left, Set<T> right) {
            Set<T> all = new LinkedHashSet<>(left);
            all.addAll(right);
            return all;
        }

        @Override
        public Type type() {
            return value.type();
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public void addSources(List<Path> paths) {}
    }

    /** Takes members from a set; with the last one the attribute goes. */
    record Delete(Path path, Value value) implements Change {
        @Override
        public Effect on(Item before) {
            Places.requireReachable(before, path);
            Value old = path.in(before);
            if (old == null) {
                return new Effect(path, null);
            }
            if (old instanceof Value.Ss(var left) && value instanceof Value.Ss(var right)) {
                Set<String> rest = rest(left, right);
                return new Effect(path, rest.isEmpty() ? null : new Value.Ss(rest));
            }
            if (old instanceof Value.Ns(var left) && value instanceof Value.Ns(var right)) {
                Set<Num> rest = rest(left, right);
                return new Effect(path, rest.isEmpty() ? null : new Value.Ns(rest));
            }
            if (old instanceof Value.Bs(var left) && value instanceof Value.Bs(var right)) {
                Set<Bytes> rest = rest(left, right);
                return new Effect(path, rest.isEmpty() ? null : new Value.Bs(rest));
            }
            throw Source.wrongType();
        }

        private static <T> Set<T> rest(Set<T> left, Set<T> right) {
            Set<T> rest = new LinkedHashSet<>(left);
            rest.removeAll(right);
            return rest;
        }

        @Override
        public boolean writes() {
            return false;
        }

        @Override
        public void addSources(List<Path> paths) {}
    }
}
