package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.value.Values;
import java.util.List;
import java.util.Map;

/** Which members of a request go together. */
final class Rules {
    private static final List<String> WRITES = List.of("ConditionExpression");
    private static final List<String> UPDATES = List.of("UpdateExpression", "ConditionExpression");
    private static final List<String> PROJECTIONS = List.of("ProjectionExpression");
    private static final List<String> SCANS = List.of("ProjectionExpression", "FilterExpression");
    private static final List<String> QUERIES =
            List.of("ProjectionExpression", "FilterExpression", "KeyConditionExpression");
    private static final List<String> ACTIONS = List.of("ConditionCheck", "Put", "Delete", "Update");
    private static final List<String> TABLE_CLASSES = List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");

    private Rules() {}

    static void check(String operation, JsonNode request) {
        switch (operation) {
            case "PutItem" -> {
                Parameters.check(request, WRITES, WRITES);
                Returned.oldOrNone(request, "Item");
            }
            case "DeleteItem" -> {
                Parameters.check(request, WRITES, WRITES);
                Returned.oldOrNone(request, "Key");
            }
            case "UpdateItem" -> Parameters.check(request, UPDATES, UPDATES);
            case "GetItem" -> Parameters.check(request, PROJECTIONS, List.of());
            case "Scan" -> {
                Parameters.check(request, SCANS, List.of("FilterExpression"));
                segments(request);
                Selection.check(request, false);
            }
            case "Query" -> {
                Parameters.check(request, QUERIES, List.of("FilterExpression", "KeyConditionExpression"));
                if (!Requests.has(request, "KeyConditionExpression")) {
                    throw validation("Either the KeyConditions or KeyConditionExpression parameter must be specified"
                            + " in the request.");
                }
                Selection.check(request, true);
            }
            case "BatchGetItem" ->
                request.get("RequestItems").forEach(table -> Parameters.check(table, PROJECTIONS, List.of()));
            case "TransactWriteItems" -> request.get("TransactItems").forEach(Rules::action);
            case "TransactGetItems" ->
                request.get("TransactItems").forEach(item -> Parameters.check(item.get("Get"), PROJECTIONS, List.of()));
            case "CreateTable", "UpdateTable" -> tableClass(request);
            default -> {}
        }
    }

    private static void tableClass(JsonNode request) {
        String given = Requests.text(request, "TableClass");
        if (given != null && !TABLE_CLASSES.contains(given)) {
            throw validation("Invalid table-class parameter provided. Please try again with a valid table-class value: "
                    + TABLE_CLASSES + ".");
        }
    }

    private static void action(JsonNode item) {
        List<String> given =
                ACTIONS.stream().filter(name -> Requests.has(item, name)).toList();
        if (given.isEmpty()) {
            throw validation("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        }
        if (given.size() > 1) {
            throw validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        List<String> expressions = given.getFirst().equals("Update") ? UPDATES : WRITES;
        Parameters.check(item.get(given.getFirst()), expressions, expressions);
    }

    private static void segments(JsonNode request) {
        boolean segment = Requests.has(request, "Segment");
        boolean total = Requests.has(request, "TotalSegments");
        if (segment && !total) {
            throw validation("The TotalSegments parameter is required but was not present in the request when Segment"
                    + " parameter is present");
        }
        if (!segment && total) {
            throw validation("The Segment parameter is required but was not present in the request when parameter"
                    + " TotalSegments is present");
        }
        if (segment
                && request.get("Segment").asLong()
                        >= request.get("TotalSegments").asLong()) {
            throw validation("The Segment parameter is zero-based and must be less than parameter TotalSegments:"
                    + " Segment: " + request.get("Segment").asLong() + " is not less than TotalSegments: "
                    + request.get("TotalSegments").asLong());
        }
    }

    /** What Query and Scan answer with. */
    private static final class Selection {
        private static final Map<String, String> SHOWN = Map.of("COUNT", "only the Count");

        static void check(JsonNode request, boolean query) {
            String select = Requests.text(request, "Select");
            boolean projected = Requests.has(request, "ProjectionExpression");
            if (select == null) {
                return;
            }
            if (select.equals("SPECIFIC_ATTRIBUTES") && !projected) {
                throw validation((query ? "1 validation error detected: " : "")
                        + "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                        + " SPECIFIC_ATTRIBUTES");
            }
            if (projected && !select.equals("SPECIFIC_ATTRIBUTES")) {
                throw validation("Cannot specify the ProjectionExpression when choosing to get "
                        + SHOWN.getOrDefault(select, select));
            }
            if (select.equals("ALL_PROJECTED_ATTRIBUTES") && !Requests.has(request, "IndexName")) {
                throw validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
            }
        }
    }

    /** What PutItem and DeleteItem answer with. */
    private static final class Returned {
        static void oldOrNone(JsonNode request, String readBefore) {
            String returned = Requests.text(request, "ReturnValues");
            if (returned != null && !returned.equals("ALL_OLD") && !returned.equals("NONE")) {
                Values.readItem(request.path(readBefore));
                throw validation("ReturnValues can only be ALL_OLD or NONE");
            }
        }
    }
}
