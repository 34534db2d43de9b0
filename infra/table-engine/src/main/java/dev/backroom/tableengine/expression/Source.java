package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Num;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where SET takes a value from. */
sealed interface Source {
    /**
     * The value for the item as it was before the update.
     *
     * @throws EngineException a ValidationException where an attribute is missing or has the wrong type
     */
    Value in(Item before);

    void addPaths(List<Path> paths);

    /** The type that the text alone gives away, or null. */
    @Nullable
    Type type();

    record Constant(Value value) implements Source {
        @Override
        public Value in(Item before) {
            return value;
        }

        @Override
        public void addPaths(List<Path> paths) {}

        @Override
        public Type type() {
            return value.type();
        }
    }

    record Attribute(Path path) implements Source {
        @Override
        public Value in(Item before) {
            Value value = path.in(before);
            if (value == null) {
                throw EngineException.validation(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return value;
        }

        @Override
        public void addPaths(List<Path> paths) {
            paths.add(path);
        }

        @Override
        public @Nullable Type type() {
            return null;
        }
    }

    record IfNotExists(Path path, Source otherwise) implements Source {
        @Override
        public Value in(Item before) {
            Value value = path.in(before);
            return value == null ? otherwise.in(before) : value;
        }

        @Override
        public void addPaths(List<Path> paths) {
            paths.add(path);
            otherwise.addPaths(paths);
        }

        @Override
        public @Nullable Type type() {
            return null;
        }
    }

    record ListAppend(Source first, Source second) implements Source {
        @Override
        public Value in(Item before) {
            if (first.in(before) instanceof Value.L(var left) && second.in(before) instanceof Value.L(var right)) {
                List<Value> all = new ArrayList<>(left.size() + right.size());
                all.addAll(left);
                all.addAll(right);
                return new Value.L(all);
            }
            throw wrongType();
        }

        @Override
        public void addPaths(List<Path> paths) {
            first.addPaths(paths);
            second.addPaths(paths);
        }

        @Override
        public Type type() {
            return Type.L;
        }
    }

    record Arithmetic(boolean minus, Source left, Source right) implements Source {
        @Override
        public Value in(Item before) {
            if (left.in(before) instanceof Num one && right.in(before) instanceof Num other) {
                return minus ? one.minus(other) : one.plus(other);
            }
            throw wrongType();
        }

        @Override
        public void addPaths(List<Path> paths) {
            left.addPaths(paths);
            right.addPaths(paths);
        }

        @Override
        public Type type() {
            return Type.N;
        }
    }

    static EngineException wrongType() {
        return EngineException.validation("An operand in the update expression has an incorrect data type");
    }
}
