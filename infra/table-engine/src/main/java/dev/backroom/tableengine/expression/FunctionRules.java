package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.Num;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many operands of which kinds an operator of a condition takes. */
final class FunctionRules {
    private static final String ATTRIBUTE_TYPES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";
    private static final Set<String> ORDERED = Set.of("<", "<=", ">", ">=", "BETWEEN");

    private FunctionRules() {}

    /** Refuses a wrong number of operands, then equal first operands, then wrong kinds. */
    static void check(ExpressionKind kind, String operator, List<Operand> operands) {
        int wanted = count(operator);
        if (wanted >= 0 && operands.size() != wanted) {
            throw kind.invalid("Incorrect number of operands for operator or function; operator or function: "
                    + operator + ", number of operands: " + operands.size());
        }
        requireDistinct(kind, operator, operands);
        requireKinds(kind, operator, operands);
    }

    private static int count(String operator) {
        return switch (operator) {
            case "attribute_exists", "attribute_not_exists", "size" -> 1;
            case "attribute_type", "begins_with", "contains" -> 2;
            default -> -1;
        };
    }

    private static void requireDistinct(ExpressionKind kind, String operator, List<Operand> operands) {
        if (operands.getFirst() instanceof Operand.Attribute(Path first)
                && operands.subList(1, operands.size()).contains(operands.getFirst())) {
            throw kind.invalid("The first operand must be distinct from the remaining operands for this operator or"
                    + " function; operator: " + operator + ", first operand: " + first);
        }
    }

    private static void requireKinds(ExpressionKind kind, String operator, List<Operand> operands) {
        switch (operator) {
            case "attribute_exists", "attribute_not_exists" -> {
                if (!(operands.getFirst() instanceof Operand.Attribute)) {
                    throw kind.invalid(
                            "Operator or function requires a document path; operator or function: " + operator);
                }
            }
            case "attribute_type" -> requireTypeName(kind, operands.get(1));
            case "begins_with" ->
                operands.forEach(operand -> {
                    Type type = typeOf(operand);
                    if (type != null && type != Type.S && type != Type.B) {
                        throw wrongType(kind, operator, type.name());
                    }
                });
            case "size" -> {
                Type type = typeOf(operands.getFirst());
                if (type == Type.N || type == Type.BOOL || type == Type.NULL) {
                    throw wrongType(kind, operator, type.name());
                }
            }
            default -> {
                if (ORDERED.contains(operator)) {
                    requireOrdered(kind, operator, operands);
                }
            }
        }
        if (operator.equals("BETWEEN")) {
            requireBounds(kind, operands.get(1), operands.get(2));
        }
    }

    private static void requireTypeName(ExpressionKind kind, Operand operand) {
        if (!(operand instanceof Operand.Constant(Value.S(String name)))) {
            Type type = typeOf(operand);
            throw wrongType(kind, "attribute_type", type == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : type.name());
        }
        if (Type.of(name) == null) {
            throw kind.invalid(
                    "Invalid attribute type name found; type: " + name + ", valid types: " + ATTRIBUTE_TYPES);
        }
    }

    private static void requireOrdered(ExpressionKind kind, String operator, List<Operand> operands) {
        for (Operand operand : operands) {
            Type type = typeOf(operand);
            if (type != null && !type.isScalar()) {
                throw wrongType(kind, operator, type.name());
            }
        }
    }

    private static void requireBounds(ExpressionKind kind, Operand low, Operand high) {
        if (!(low instanceof Operand.Constant(Value lower)) || !(high instanceof Operand.Constant(Value upper))) {
            return;
        }
        String bounds = "; lower bound operand: AttributeValue: " + text(lower)
                + ", upper bound operand: AttributeValue: " + text(upper);
        if (lower.type() != upper.type()) {
            throw kind.invalid("The BETWEEN operator requires same data type for lower and upper bounds" + bounds);
        }
        if (Values.compare(lower, upper) > 0) {
            throw kind.invalid(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + bounds);
        }
    }

    private static String text(Value value) {
        String content = switch (value) {
            case Value.S(String text) -> text;
            case Num number -> number.text();
            case Bytes bytes -> bytes.base64();
            default -> value.toString();
        };
        return "{" + value.type() + ":" + content + "}";
    }

    private static @Nullable Type typeOf(Operand operand) {
        return switch (operand) {
            case Operand.Constant(Value value) -> value.type();
            case Operand.Size _ -> Type.N;
            case Operand.Unusable _ -> Type.BOOL;
            case Operand.Attribute _ -> null;
        };
    }

    private static RuntimeException wrongType(ExpressionKind kind, String operator, String type) {
        return kind.invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }
}
