package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Bytes;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one or two conditions of a key condition expression, by attribute, before they are held against a table's keys. */
public final class KeyTerms {
    private final Map<String, Term> terms = new LinkedHashMap<>();

    /** One condition: the operator and the values to its right. */
    private record Term(String operator, List<Value> values) {}

    private KeyTerms() {}

    /**
     * Parses and binds; call {@link Unchecked#terms} once the request's other expressions are parsed.
     *
     * @throws EngineException a ValidationException with the service's text
     */
    public static Unchecked parse(String text, Placeholders placeholders) {
        Syntax.Node syntax = Conditions.syntax(ExpressionKind.KEY_CONDITION, text);
        return new Unchecked(Conditions.bind(syntax, ExpressionKind.KEY_CONDITION, placeholders));
    }

    /** A condition that has yet to prove to be one on keys. */
    public record Unchecked(Condition condition) {
        /**
         * @throws EngineException a ValidationException for whatever a query cannot be asked
         */
        public KeyTerms terms() {
            KeyTerms terms = new KeyTerms();
            terms.collect(condition);
            if (terms.terms.size() > 2) {
                throw EngineException.validation("Conditions can be of length 1 or 2 only");
            }
            return terms;
        }
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                collect(left);
                collect(right);
            }
            case Condition.Or _ -> throw invalidOperator("OR");
            case Condition.Not _ -> throw invalidOperator("NOT");
            case Condition.Operation operation -> {
                Condition.Operator operator = operation.operator();
                List<Operand> operands = operation.operands();
                switch (operator) {
                    case NOT_EQUAL -> throw invalidOperator("<>");
                    case IN -> throw invalidOperator("IN");
                    case EXISTS -> throw invalidOperator("attribute_exists");
                    case NOT_EXISTS -> throw invalidOperator("attribute_not_exists");
                    case TYPE -> throw invalidOperator("attribute_type");
                    case CONTAINS -> throw invalidOperator("contains");
                    case BETWEEN -> requireAttributeFirst("BETWEEN", operands);
                    case BEGINS_WITH -> requireAttributeFirst("begins_with", operands);
                    case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {}
                }
                add(sign(operator), operands);
            }
        }
    }

    private static void requireAttributeFirst(String operator, List<Operand> operands) {
        if (operands.getFirst() instanceof Operand.Constant) {
            throw EngineException.validation("Invalid condition in KeyConditionExpression: " + operator
                    + " operator must have the key attribute as its first operand");
        }
    }

    private void add(String operator, List<Operand> operands) {
        String attribute = null;
        boolean reversed = false;
        List<Value> values = new ArrayList<>(2);
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.Constant(Value value) -> values.add(value);
                case Operand.Attribute(Path path) -> {
                    if (attribute != null) {
                        throw EngineException.validation("Invalid condition in KeyConditionExpression: Multiple"
                                + " attribute names used in one condition");
                    }
                    if (path.isNested()) {
                        throw EngineException.validation(
                                "KeyConditionExpressions cannot have conditions on nested attributes");
                    }
                    attribute = path.head();
                    reversed = !values.isEmpty();
                }
                case Operand.Size _, Operand.Unusable _ ->
                    throw EngineException.validation("KeyConditionExpressions cannot contain nested operations");
            }
        }
        if (attribute == null) {
            throw EngineException.validation("Invalid condition in KeyConditionExpression: No key attribute specified");
        }
        if (terms.put(attribute, new Term(reversed ? reverse(operator) : operator, values)) != null) {
            throw EngineException.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static String sign(Condition.Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            default -> operator.name();
        };
    }

    private static String reverse(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> sign;
        };
    }

    /**
     * The value that the conditions want of the partition key of a table or an index.
     *
     * @param alone whether that is the whole key
     * @throws EngineException a ValidationException for a missing or impossible condition, a wrong type or an empty value
     */
    public Value partition(String hash, Type type, boolean alone) {
        if (alone && terms.size() > 1) {
            throw unsupported();
        }
        Term term = terms.get(hash);
        if (term == null) {
            throw missed(hash);
        }
        requireType(term, hash, type);
        if (!term.operator().equals("=")) {
            throw unsupported();
        }
        return term.values().getFirst();
    }

    /**
     * What the conditions want of the sort key; to be asked after {@link #partition}.
     *
     * @return null where they want nothing of it
     * @throws EngineException a ValidationException for another attribute's condition, a wrong type or an empty value
     */
    public @Nullable SortCondition sort(String range, Type type) {
        Term term = terms.get(range);
        if (term != null) {
            requireType(term, range, type);
            return sorted(term);
        }
        if (terms.size() > 1) {
            throw missed(range);
        }
        return null;
    }

    private static SortCondition sorted(Term term) {
        Value first = term.values().getFirst();
        return switch (term.operator()) {
            case "BETWEEN" -> new SortCondition.Between(first, term.values().getLast());
            case "BEGINS_WITH" -> new SortCondition.BeginsWith(first);
            default -> new SortCondition.Compared(term.operator(), first);
        };
    }

    private static void requireType(Term term, String name, Type wanted) {
        for (Value value : term.values()) {
            if (value.type() != wanted) {
                throw EngineException.invalidParameters("Condition parameter type does not match schema type");
            }
            if (!term.operator().equals("BEGINS_WITH")) {
                requireContent(value, name);
            }
        }
    }

    private static void requireContent(Value value, String name) {
        String kind = switch (value) {
            case Value.S(String text) when text.isEmpty() -> "string";
            case Bytes bytes when bytes.size() == 0 -> "binary";
            default -> null;
        };
        if (kind != null) {
            throw EngineException.validation("One or more parameter values are not valid. The AttributeValue for a key"
                    + " attribute cannot contain an empty " + kind + " value. Key: " + name);
        }
    }

    private static EngineException invalidOperator(String operator) {
        return EngineException.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static EngineException missed(String key) {
        return EngineException.validation("Query condition missed key schema element: " + key);
    }

    private static EngineException unsupported() {
        return EngineException.validation("Query key condition not supported");
    }
}
