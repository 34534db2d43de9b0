package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an UpdateTable request may not ask for at once. */
final class UpdateChecks {
    private static final String UPDATES = "GlobalSecondaryIndexUpdates";
    private static final String STREAM = "StreamSpecification";
    private static final String CEILINGS = "OnDemandThroughput";
    private static final String BILLING = "BillingMode";
    private static final String THROUGHPUT = "ProvisionedThroughput";
    private static final String WARM = "WarmThroughput";
    private static final List<String> CHANGES = List.of(
            THROUGHPUT,
            BILLING,
            STREAM,
            UPDATES,
            "SSESpecification",
            "ReplicaUpdates",
            "MultiRegionConsistency",
            "DeletionProtectionEnabled",
            CEILINGS,
            WARM,
            "TableClass");
    private static final List<String> ACTIONS = List.of("Update", "Create", "Delete");

    /** The changes that go with no other, in the order in which the service names the first of several. */
    private static final Map<String, String> ALONE = new LinkedHashMap<>();

    static {
        ALONE.put("SSESpecification", "Server-Side Encryption modification");
        ALONE.put("TableClass", "TableClass modification");
        ALONE.put("DeletionProtectionEnabled", "DeletionProtection modification");
        ALONE.put(WARM, WARM);
    }

    private UpdateChecks() {}

    static void together(JsonNode request) {
        List<String> given = CHANGES.stream()
                .filter(change -> Json.member(request, change) != null)
                .toList();
        boolean emptyList = given.contains(UPDATES) && request.path(UPDATES).isEmpty();
        if (given.isEmpty() || emptyList && given.size() == 1) {
            throw validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady,"
                    + " ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput,"
                    + " WarmThroughput or TableClass is required");
        }
        if (emptyList) {
            throw invalidParameters("List of GlobalSecondaryIndexUpdates is empty");
        }
        JsonNode throughput = Json.member(request, THROUGHPUT);
        if (throughput != null) {
            SchemaChecks.throughput(throughput);
        }
        stream(request);
        indexes(request);
        combined(request, given);
    }

    private static void indexes(JsonNode request) {
        Set<String> names = new HashSet<>();
        for (JsonNode update : request.path(UPDATES)) {
            List<String> actions = ACTIONS.stream()
                    .filter(action -> Json.member(update, action) != null)
                    .toList();
            if (actions.isEmpty()) {
                throw invalidParameters("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                        + " GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            if (actions.size() > 1) {
                throw invalidParameters(
                        "Only one global secondary index action is allowed per" + " GlobalSecondaryIndexUpdate object");
            }
            String name = Json.need(update.path(actions.getFirst()), "IndexName");
            if (!names.add(name)) {
                throw invalidParameters("Only one global secondary index update per index is allowed simultaneously."
                        + " Index: " + name);
            }
        }
    }

    private static void stream(JsonNode request) {
        JsonNode stream = Json.member(request, STREAM);
        if (stream == null) {
            return;
        }
        boolean viewed = Json.text(stream, "StreamViewType") != null;
        if (Json.flag(stream, "StreamEnabled") && !viewed) {
            throw invalidParameters("If stream is being enabled then UpdateViewType is required");
        }
        if (!Json.flag(stream, "StreamEnabled") && viewed) {
            throw invalidParameters("If stream is being disabled, then UpdateViewType must not be specified");
        }
    }

    private static void combined(JsonNode request, List<String> given) {
        boolean builds = false;
        boolean creates = false;
        for (JsonNode update : request.path(UPDATES)) {
            creates |= Json.member(update, "Create") != null;
            builds |= Json.member(update, "Update") == null;
        }
        for (Map.Entry<String, String> change : ALONE.entrySet()) {
            if (given.contains(change.getKey()) && given.size() > 1) {
                throw invalidParameters(
                        change.getKey().equals(WARM) && creates
                                ? "Create global secondary index cannot be specified when updating WarmThroughput"
                                : change.getValue() + " must be the only operation in the request");
            }
        }
        if (given.contains(CEILINGS) && given.size() > (given.contains(BILLING) ? 2 : 1)) {
            throw invalidParameters(
                    "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
        }
        boolean priced = given.contains(THROUGHPUT) || "PROVISIONED".equals(Json.text(request, BILLING));
        if (priced && given.contains(STREAM)) {
            throw invalidParameters("You cannot modify stream status while updating table IOPS");
        }
        if (given.contains(THROUGHPUT) && builds) {
            throw invalidParameters("You cannot create or delete index while updating table IOPS");
        }
        if (given.contains(STREAM) && builds) {
            throw invalidParameters("You cannot create or delete index while changing stream status");
        }
    }
}
