package dev.backroom.tableengine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ComparisonOperators from before expressions. */
enum LegacyComparison {
    EQ(1, 1, EnumSet.allOf(Type.class)),
    NE(1, 1, EnumSet.allOf(Type.class)),
    LE(1, 1, EnumSet.of(Type.S, Type.N, Type.B)),
    LT(1, 1, EnumSet.of(Type.S, Type.N, Type.B)),
    GE(1, 1, EnumSet.of(Type.S, Type.N, Type.B)),
    GT(1, 1, EnumSet.of(Type.S, Type.N, Type.B)),
    NOT_NULL(0, 0, EnumSet.noneOf(Type.class)),
    NULL(0, 0, EnumSet.noneOf(Type.class)),
    CONTAINS(1, 1, EnumSet.of(Type.S, Type.N, Type.B, Type.BOOL, Type.NULL)),
    NOT_CONTAINS(1, 1, EnumSet.of(Type.S, Type.N, Type.B, Type.BOOL, Type.NULL)),
    BEGINS_WITH(1, 1, EnumSet.of(Type.S, Type.B)),
    IN(1, Integer.MAX_VALUE, EnumSet.of(Type.S, Type.N, Type.B)),
    BETWEEN(2, 2, EnumSet.of(Type.S, Type.N, Type.B));

    private final int fewest;
    private final int most;
    private final Set<Type> types;

    LegacyComparison(int fewest, int most, Set<Type> types) {
        this.fewest = fewest;
        this.most = most;
        this.types = types;
    }

    /**
     * Reads what the operator compares with.
     *
     * @param given an array of values, or what is missing
     * @throws EngineException a ValidationException for a wrong number of values or wrong types
     */
    List<Value> values(JsonNode given) {
        if (given.size() < fewest || given.size() > most) {
            throw EngineException.invalidParameters(
                    "Invalid number of argument(s) for the " + this + " ComparisonOperator");
        }
        List<Value> values = new ArrayList<>();
        given.forEach(each -> values.add(Values.read(each)));
        for (Value value : values) {
            if (!types.contains(value.type())) {
                throw EngineException.invalidParameters(
                        "ComparisonOperator " + this + " is not valid for " + value.type() + " AttributeValue type");
            }
            if (value.type() != values.getFirst().type()) {
                throw EngineException.invalidParameters(
                        "AttributeValues inside AttributeValueList must all be of the same type");
            }
        }
        if (this == BETWEEN && Values.compare(values.getFirst(), values.getLast()) > 0) {
            throw EngineException.validation("The BETWEEN condition was provided a range where the lower bound is"
                    + " greater than the upper bound");
        }
        return values;
    }

    /** Whether an attribute compares so with the values. */
    Condition of(String attribute, List<Value> values) {
        return switch (this) {
            case EQ -> operation(Condition.Operator.EQUAL, attribute, values);
            case NE -> operation(Condition.Operator.NOT_EQUAL, attribute, values);
            case LE -> operation(Condition.Operator.LESS_OR_EQUAL, attribute, values);
            case LT -> operation(Condition.Operator.LESS, attribute, values);
            case GE -> operation(Condition.Operator.GREATER_OR_EQUAL, attribute, values);
            case GT -> operation(Condition.Operator.GREATER, attribute, values);
            case NOT_NULL -> operation(Condition.Operator.EXISTS, attribute, List.of());
            case NULL -> operation(Condition.Operator.NOT_EXISTS, attribute, List.of());
            case CONTAINS -> operation(Condition.Operator.CONTAINS, attribute, values);
            // An attribute that is not there contains nothing, and yet does not lack it either.
            case NOT_CONTAINS ->
                new Condition.And(NOT_NULL.of(attribute, List.of()), new Condition.Not(CONTAINS.of(attribute, values)));
            case BEGINS_WITH -> operation(Condition.Operator.BEGINS_WITH, attribute, values);
            case IN -> operation(Condition.Operator.IN, attribute, values);
            case BETWEEN -> operation(Condition.Operator.BETWEEN, attribute, values);
        };
    }

    private static Condition operation(Condition.Operator operator, String attribute, List<Value> values) {
        List<Operand> operands = new ArrayList<>();
        operands.add(new Operand.Attribute(new Path(attribute, List.of())));
        values.forEach(value -> operands.add(new Operand.Constant(value)));
        return new Condition.Operation(operator, List.copyOf(operands));
    }

    /** The operator as conditions on keys have it. */
    String onKeys() {
        return switch (this) {
            case EQ -> "=";
            case LE -> "<=";
            case LT -> "<";
            case GE -> ">=";
            case GT -> ">";
            case BEGINS_WITH, BETWEEN -> name();
            case NE, NOT_NULL, NULL, CONTAINS, NOT_CONTAINS, IN -> KeyTerms.NOT_INDEXABLE;
        };
    }
}
