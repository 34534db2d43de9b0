package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.value.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions, their placeholders, and the parameters that were there before expressions. */
final class Parameters {
    /** The parameters that expressions replaced, in the order in which the service lists them. */
    private static final List<String> LEGACY = List.of(
            "AttributesToGet",
            "AttributeUpdates",
            "QueryFilter",
            "ScanFilter",
            "Expected",
            "ConditionalOperator",
            "KeyConditions");

    private Parameters() {}

    /**
     * @param expressions that the operation has, in the order in which the service lists them
     * @param withValues those of them that values may be used in
     * @param readBefore the member whose values the service reads before expressions, or empty
     */
    static void check(JsonNode request, List<String> expressions, List<String> withValues, String readBefore) {
        String fault = fault(request, expressions, withValues);
        if (fault == null) {
            return;
        }
        if (!readBefore.isEmpty()) {
            Values.readItem(request.path(readBefore));
        }
        throw validation(fault);
    }

    private static @Nullable String fault(JsonNode request, List<String> expressions, List<String> withValues) {
        List<String> legacy =
                LEGACY.stream().filter(name -> Requests.has(request, name)).toList();
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
        return legacy.contains("ConditionalOperator") ? joining(request) : null;
    }

    private static String areNull(List<String> expressions) {
        return switch (expressions.size()) {
            case 0 -> "";
            case 1 -> ": " + expressions.getFirst() + " is null";
            default -> expressions.stream().collect(Collectors.joining(" and ", ": ", " are null"));
        };
    }

    /** What ConditionalOperator joins are two conditions at the least. */
    private static @Nullable String joining(JsonNode request) {
        int joined = 0;
        for (String member : List.of("Expected", "QueryFilter", "ScanFilter")) {
            joined += request.path(member).size();
        }
        return switch (joined) {
            case 0 -> "ConditionalOperator cannot be used without Filter or Expected";
            case 1 -> "ConditionalOperator can only be used when Filter or Expected has two or more elements";
            default -> null;
        };
    }
}
