package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;

/** The request parameter that an expression came in; error texts begin with its name. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    PROJECTION("ProjectionExpression"),
    UPDATE("UpdateExpression");

    private final String parameter;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }

    EngineException invalid(String detail) {
        return EngineException.validation("Invalid " + parameter + ": " + detail);
    }
}
