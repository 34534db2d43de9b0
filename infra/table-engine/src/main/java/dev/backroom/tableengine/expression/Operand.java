package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Num;
import dev.backroom.tableengine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands beside an operator in a bound condition. */
sealed interface Operand {
    /** The value for this item, or null where it has none. */
    @Nullable
    Value in(Item item);

    record Attribute(Path path) implements Operand {
        @Override
        public @Nullable Value in(Item item) {
            return path.in(item);
        }
    }

    record Constant(Value value) implements Operand {
        @Override
        public Value in(Item item) {
            return value;
        }
    }

    record Size(Operand of) implements Operand {
        @Override
        public @Nullable Value in(Item item) {
            return switch (of.in(item)) {
                case null -> null;
                case Value.S(String text) -> Num.of(text.length());
                case Bytes bytes -> Num.of(bytes.size());
                case Value.Ss(var texts) -> Num.of(texts.size());
                case Value.Ns(var numbers) -> Num.of(numbers.size());
                case Value.Bs(var binaries) -> Num.of(binaries.size());
                case Value.L(var values) -> Num.of(values.size());
                case Value.M(Item fields) -> Num.of(fields.fieldCount());
                case Num _, Value.Bool _, Value.Null _ -> null;
            };
        }
    }

    /** A function's value that cannot be computed; conditions that hold one are refused before any item is tested. */
    record Unusable(String function) implements Operand {
        @Override
        public @Nullable Value in(Item item) {
            return null;
        }
    }

    static Operand bind(Syntax.Operand operand, ExpressionKind kind, Placeholders placeholders) {
        return switch (operand) {
            case Syntax.Path path -> new Attribute(Path.bind(path, kind, placeholders));
            case Syntax.ValueRef(String placeholder) -> new Constant(placeholders.value(kind, placeholder));
            case Syntax.Function(String name, List<Syntax.Operand> arguments) -> {
                List<Operand> bound = bindAll(arguments, kind, placeholders);
                FunctionRules.check(kind, name, bound);
                yield name.equals("size") ? new Size(bound.getFirst()) : new Unusable(name);
            }
        };
    }

    /** Reports what is undefined before anything else about a condition; the operands of comparisons are bound in that order anyway. */
    static void resolve(List<Syntax.Operand> operands, ExpressionKind kind, Placeholders placeholders) {
        if (operands.stream().noneMatch(operand -> operand instanceof Syntax.Function)) {
            return;
        }
        for (Syntax.Operand operand : operands) {
            switch (operand) {
                case Syntax.Path path -> Path.bind(path, kind, placeholders);
                case Syntax.ValueRef(String placeholder) -> placeholders.value(kind, placeholder);
                case Syntax.Function(var _, List<Syntax.Operand> arguments) -> {
                    resolve(arguments, kind, placeholders);
                    arguments.forEach(argument -> bindPlain(argument, kind, placeholders));
                }
            }
        }
    }

    private static void bindPlain(Syntax.Operand operand, ExpressionKind kind, Placeholders placeholders) {
        if (!(operand instanceof Syntax.Function)) {
            bind(operand, kind, placeholders);
        }
    }

    static List<Operand> bindAll(List<Syntax.Operand> operands, ExpressionKind kind, Placeholders placeholders) {
        return operands.stream()
                .map(operand -> bind(operand, kind, placeholders))
                .toList();
    }
}
