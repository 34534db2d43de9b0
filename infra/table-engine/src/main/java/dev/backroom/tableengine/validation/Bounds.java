package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/** Bounds that the service words or orders in a way of their own. */
final class Bounds {
    private static final int MOST_KEYS = 100;
    private static final int MOST_WRITES = 25;
    private static final String REQUEST_ITEMS = "RequestItems";

    private Bounds() {}

    static void check(String operation, JsonNode request, Violations violations) {
        switch (operation) {
            case "Query" -> limit(request, violations);
            case "UpdateItem" -> firstAlone(request);
            case "BatchGetItem" -> batch(operation, request, violations);
            case "BatchWriteItem" -> batch(operation, request, violations);
            default -> {}
        }
    }

    /** A query that asks for no items at all is the one whose value is not repeated. */
    private static void limit(JsonNode request, Violations violations) {
        JsonNode limit = request.get("Limit");
        if (limit != null && limit.isNumber() && limit.asLong() < 1) {
            violations.reword(Violations.value("" + limit.asLong(), "limit"), "Value at 'Limit'");
        }
    }

    /** Of several wrong enumerations an update reports the first. */
    private static void firstAlone(JsonNode request) {
        Violations first = new Violations();
        for (Shape.Member member : ItemShapes.UPDATE.members()) {
            if (!first.any() || member.name().equals("Key")) {
                first.members(request, new Shape.Structure("", List.of(member)), "");
            }
        }
        first.refuse();
    }

    private static void batch(String operation, JsonNode request, Violations violations) {
        JsonNode tables = request.get(REQUEST_ITEMS);
        if (tables == null || tables.isNull() || violations.any()) {
            return;
        }
        if (tables.isEmpty()) {
            throw validation("The requestItems parameter is required for " + operation);
        }
        boolean reads = operation.equals("BatchGetItem");
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            JsonNode members = reads ? table.getValue().path("Keys") : table.getValue();
            if (members.isEmpty()) {
                violations.add(
                        "Value at 'requestItems." + table.getKey() + ".member" + (reads ? ".keys" : "") + "'",
                        "Member must have length greater than or equal to 1");
            }
        }
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            violations.refuse();
            violations.check(TextNode.valueOf(table.getKey()), new Shape.TableName(false), "tableName");
        }
        violations.refuse();
        if (reads) {
            keys(tables);
        } else {
            writes(tables, violations);
        }
    }

    private static void keys(JsonNode tables) {
        int count = 0;
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            int keys = table.getValue().path("Keys").size();
            if (keys > MOST_KEYS) {
                throw validation("1 validation error detected: Value at 'RequestItems." + table.getKey()
                        + ".member.Keys' failed to satisfy constraint: Member must have length less than or equal to "
                        + MOST_KEYS);
            }
            count += keys;
        }
        if (count > MOST_KEYS) {
            throw validation("Too many items requested for the BatchGetItem call");
        }
    }

    private static void writes(JsonNode tables, Violations violations) {
        int count = 0;
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            count += table.getValue().size();
            if (table.getValue().size() > MOST_WRITES) {
                violations.add(
                        Violations.value(
                                "{" + table.getKey() + "=" + Violations.shown(table.getValue()) + "}", "requestItems"),
                        "Map value must satisfy constraint: [Member must have length less than or equal to 25, Member"
                                + " must have length greater than or equal to 1]");
            }
        }
        violations.refuse();
        if (count > MOST_WRITES) {
            throw validation("Too many items requested for the BatchWriteItem call");
        }
    }
}
