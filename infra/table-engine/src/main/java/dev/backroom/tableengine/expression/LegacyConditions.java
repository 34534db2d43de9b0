package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backroom.tableengine.error.EngineException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes conditions of the parameters from before expressions: Expected, QueryFilter, ScanFilter. */
public final class LegacyConditions {
    private static final String VALUES = "AttributeValueList";
    private static final String OPERATOR = "ComparisonOperator";

    private LegacyConditions() {}

    /**
     * @param any whether one of the conditions is enough
     * @return null where nothing is expected
     * @throws EngineException a ValidationException with the service's text
     */
    public static @Nullable Condition expected(@Nullable JsonNode expected, boolean any) {
        return joined(expected, any, LegacyConditions::expected);
    }

    /** The same for a filter, each of whose conditions has an operator. */
    public static @Nullable Condition filter(@Nullable JsonNode filter, boolean any) {
        return joined(filter, any, (attribute, json) -> {
            LegacyComparison comparison = comparison(json);
            return comparison.of(attribute, comparison.values(json.path(VALUES)));
        });
    }

    private interface Reader {
        Condition of(String attribute, JsonNode json);
    }

    private static @Nullable Condition joined(@Nullable JsonNode conditions, boolean any, Reader reader) {
        Condition all = null;
        if (conditions != null) {
            for (Map.Entry<String, JsonNode> each : conditions.properties()) {
                Condition next = reader.of(each.getKey(), each.getValue());
                if (all == null) {
                    all = next;
                } else {
                    all = any ? new Condition.Or(all, next) : new Condition.And(all, next);
                }
            }
        }
        return all;
    }

    private static Condition expected(String attribute, JsonNode json) {
        boolean listed = json.hasNonNull(VALUES);
        if (json.hasNonNull(OPERATOR)) {
            if (json.hasNonNull("Exists")) {
                throw invalidParameters(
                        "Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
            }
            if (listed && json.hasNonNull("Value")) {
                throw invalidParameters(
                        "Value and AttributeValueList cannot be used together for Attribute: " + attribute);
            }
            LegacyComparison comparison = comparison(json);
            return comparison.of(attribute, comparison.values(listed ? json.path(VALUES) : alone(json)));
        }
        if (listed) {
            throw invalidParameters(
                    "AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
        }
        return simple(attribute, json);
    }

    private static JsonNode alone(JsonNode json) {
        var list = JsonNodeFactory.instance.arrayNode();
        return json.hasNonNull("Value") ? list.add(json.path("Value")) : list;
    }

    private static Condition simple(String attribute, JsonNode json) {
        boolean valued = json.hasNonNull("Value");
        boolean exists = json.path("Exists").asBoolean(true);
        if (exists && !valued) {
            throw invalidParameters("Value must be provided when Exists is "
                    + (json.hasNonNull("Exists") ? "true" : "null") + " for Attribute: " + attribute);
        }
        if (!exists && valued) {
            throw invalidParameters("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        return exists
                ? LegacyComparison.EQ.of(attribute, LegacyComparison.EQ.values(alone(json)))
                : LegacyComparison.NULL.of(attribute, List.of());
    }

    static LegacyComparison comparison(JsonNode json) {
        return LegacyComparison.valueOf(json.path(OPERATOR).asText());
    }
}
