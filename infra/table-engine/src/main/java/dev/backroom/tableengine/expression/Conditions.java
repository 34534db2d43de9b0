package dev.backroom.tableengine.expression;

import java.util.List;

/** Makes conditions of expressions' texts. */
public final class Conditions {
    private Conditions() {}

    /**
     * Parses and binds a condition or filter.
     *
     * @throws dev.backroom.tableengine.error.EngineException a ValidationException with the service's text
     */
    public static Condition parse(ExpressionKind kind, String text, Placeholders placeholders) {
        return bind(syntax(kind, text), kind, placeholders);
    }

    static Syntax.Node syntax(ExpressionKind kind, String text) {
        return ExpressionCache.CONDITIONS.get(text, unknown -> ConditionParser.parse(kind, unknown));
    }

    static Condition bind(Syntax.Node node, ExpressionKind kind, Placeholders placeholders) {
        return switch (node) {
            case Syntax.And(var left, var right) ->
                new Condition.And(bind(left, kind, placeholders), bind(right, kind, placeholders));
            case Syntax.Or(var left, var right) ->
                new Condition.Or(bind(left, kind, placeholders), bind(right, kind, placeholders));
            case Syntax.Not(var inner) -> new Condition.Not(bind(inner, kind, placeholders));
            case Syntax.Test(String operator, List<Syntax.Operand> operands) -> {
                Operand.resolve(operands, kind, placeholders);
                List<Operand> bound = Operand.bindAll(operands, kind, placeholders);
                FunctionRules.check(kind, operator, bound);
                yield new Condition.Operation(Condition.Operator.of(operator), bound);
            }
        };
    }
}
