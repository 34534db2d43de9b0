package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition or filter with its placeholders resolved. Immutable, without locks. */
public sealed interface Condition {
    /** Whether the item fulfils it; an item that does not exist is tested as {@link Item#EMPTY}. */
    boolean test(Item item);

    /** The document paths in it, in the order of the text. */
    default List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        addPaths(this, paths);
        return paths;
    }

    private static void addPaths(Condition condition, List<Path> paths) {
        switch (condition) {
            case And(Condition left, Condition right) -> {
                addPaths(left, paths);
                addPaths(right, paths);
            }
            case Or(Condition left, Condition right) -> {
                addPaths(left, paths);
                addPaths(right, paths);
            }
            case Not(Condition inner) -> addPaths(inner, paths);
            case Operation operation -> operation.operands().forEach(operand -> addPaths(operand, paths));
        }
    }

    private static void addPaths(Operand operand, List<Path> paths) {
        switch (operand) {
            case Operand.Attribute(Path path) -> paths.add(path);
            case Operand.Size(Operand of) -> addPaths(of, paths);
            case Operand.Constant _, Operand.Unusable _ -> {}
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Item item) {
            return left.test(item) && right.test(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Item item) {
            return left.test(item) || right.test(item);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean test(Item item) {
            return !inner.test(item);
        }
    }

    /** A comparison or a function. */
    record Operation(Operator operator, List<Operand> operands) implements Condition {
        @Override
        public boolean test(Item item) {
            Value first = operands.getFirst().in(item);
            return switch (operator) {
                case EXISTS -> first != null;
                case NOT_EXISTS -> first == null;
                case EQUAL -> first != null && first.equals(operand(1, item));
                case NOT_EQUAL -> first == null || !first.equals(operand(1, item));
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> ordered(operator, first, operand(1, item));
                case BETWEEN ->
                    ordered(Operator.GREATER_OR_EQUAL, first, operand(1, item))
                            && ordered(Operator.LESS_OR_EQUAL, first, operand(2, item));
                case IN -> first != null && isAmong(first, item);
                case BEGINS_WITH -> beginsWith(first, operand(1, item));
                case CONTAINS -> contains(first, operand(1, item));
                case TYPE ->
                    first != null && operand(1, item) instanceof Value.S(String name) && first.type() == Type.of(name);
            };
        }

        private @Nullable Value operand(int at, Item item) {
            return operands.get(at).in(item);
        }

        private boolean isAmong(Value value, Item item) {
            for (int at = 1; at < operands.size(); at++) {
                if (value.equals(operand(at, item))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean ordered(Operator operator, @Nullable Value left, @Nullable Value right) {
            if (left == null || right == null || !Values.comparable(left, right)) {
                return false;
            }
            int order = Values.compare(left, right);
            return switch (operator) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                default -> order >= 0;
            };
        }

        private static boolean beginsWith(@Nullable Value value, @Nullable Value beginning) {
            if (value instanceof Value.S(String text) && beginning instanceof Value.S(String start)) {
                return text.startsWith(start);
            }
            return value instanceof Bytes bytes && beginning instanceof Bytes start && bytes.startsWith(start);
        }

        private static boolean contains(@Nullable Value value, @Nullable Value part) {
            return switch (value) {
                case Value.S(String text) -> part instanceof Value.S(String piece) && text.contains(piece);
                case Bytes bytes -> part instanceof Bytes piece && bytes.contains(piece);
                case Value.Ss(var texts) -> part instanceof Value.S(String member) && texts.contains(member);
                case Value.Ns(var numbers) -> part != null && numbers.contains(part);
                case Value.Bs(var binaries) -> part != null && binaries.contains(part);
                case Value.L(var values) -> part != null && values.contains(part);
                case null, default -> false;
            };
        }
    }

    /** Every operator of conditions. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        BETWEEN,
        IN,
        EXISTS,
        NOT_EXISTS,
        TYPE,
        BEGINS_WITH,
        CONTAINS;

        static Operator of(String name) {
            return switch (name) {
                case "=" -> EQUAL;
                case "<>" -> NOT_EQUAL;
                case "<" -> LESS;
                case "<=" -> LESS_OR_EQUAL;
                case ">" -> GREATER;
                case ">=" -> GREATER_OR_EQUAL;
                case "BETWEEN" -> BETWEEN;
                case "IN" -> IN;
                case "attribute_exists" -> EXISTS;
                case "attribute_not_exists" -> NOT_EXISTS;
                case "attribute_type" -> TYPE;
                case "begins_with" -> BEGINS_WITH;
                case "contains" -> CONTAINS;
                default -> throw new IllegalStateException("No condition is made with " + name);
            };
        }
    }
}
