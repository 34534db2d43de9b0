package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions, their placeholders, and the parameters that were there before expressions. */
final class Parameters {
    /** The parameters that expressions replaced, in the order in which the service lists them, and what replaced each. */
    private static final List<Map.Entry<String, String>> LEGACY = List.of(
            Map.entry("AttributesToGet", "ProjectionExpression"),
            Map.entry("AttributeUpdates", "UpdateExpression"),
            Map.entry("QueryFilter", "FilterExpression"),
            Map.entry("ScanFilter", "FilterExpression"),
            Map.entry("Expected", "ConditionExpression"),
            Map.entry("ConditionalOperator", "an expression with AND or OR"),
            Map.entry("KeyConditions", "KeyConditionExpression"));

    private Parameters() {}

    /**
     * @param expressions that the operation has, in the order in which the service lists them
     * @param withValues those of them that values may be used in
     */
    static void check(JsonNode request, List<String> expressions, List<String> withValues) {
        String fault = fault(request, expressions, withValues);
        if (fault != null) {
            throw validation(fault);
        }
    }

    private static @Nullable String fault(JsonNode request, List<String> expressions, List<String> withValues) {
        List<String> legacy = LEGACY.stream()
                .map(Map.Entry::getKey)
                .filter(name -> Requests.has(request, name))
                .toList();
        List<String> used =
                expressions.stream().filter(name -> Requests.has(request, name)).toList();
        if (!legacy.isEmpty() && !used.isEmpty()) {
            return "Can not use both expression and non-expression parameters in the same request: Non-expression"
                    + " parameters: {" + String.join(", ", legacy) + "} Expression parameters: {"
                    + String.join(", ", used) + "}";
        }
        if (used.isEmpty() && Requests.has(request, "ExpressionAttributeNames")) {
            return "ExpressionAttributeNames can only be specified when using expressions";
        }
        if (used.isEmpty() && Requests.has(request, "ExpressionAttributeValues")) {
            return "ExpressionAttributeValues can only be specified when using expressions" + areNull(withValues);
        }
        return legacy.isEmpty() ? null : refusal(legacy.getFirst());
    }

    private static String areNull(List<String> expressions) {
        return switch (expressions.size()) {
            case 0 -> "";
            case 1 -> ": " + expressions.getFirst() + " is null";
            default -> expressions.stream().collect(Collectors.joining(" and ", ": ", " are null"));
        };
    }

    private static String refusal(String parameter) {
        String instead = LEGACY.stream()
                .filter(entry -> entry.getKey().equals(parameter))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return "The legacy parameter " + parameter + " is not supported by this engine; use " + instead + " instead";
    }
}
