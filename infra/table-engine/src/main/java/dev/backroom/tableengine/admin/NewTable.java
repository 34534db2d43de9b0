package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.table.TableSettings;
import dev.backroom.tableengine.table.Throughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads a CreateTable request. */
final class NewTable {
    private static final int MOST_LOCAL = 5;
    private static final int MOST_GLOBAL = 20;
    private static final int MOST_PROJECTED_IN_ALL = 100;

    private final JsonNode request;
    private final List<Keyed> keyed = new ArrayList<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** An index of which no more than the keys have been read: every key of every index is looked at before anything else of one. */
    private record Keyed(JsonNode json, String name, boolean global, KeySchema keys) {}

    private NewTable(JsonNode request) {
        this.request = request;
    }

    /** @param created seconds since 1970 */
    static TableDefinition read(JsonNode request, int id, double created) {
        return new NewTable(request).definition(id, created);
    }

    private TableDefinition definition(int id, double created) {
        boolean onDemand = "PAY_PER_REQUEST".equals(Json.text(request, "BillingMode"));
        Throughput throughput = tableThroughput(onDemand);
        List<KeyPart> defined = SchemaChecks.attributes(Json.member(request, "AttributeDefinitions"));
        KeySchema keys = keys(defined);
        locals(defined, keys);
        globals(defined);
        everyAttributeUsed(defined, keys);
        keyed.forEach(index -> add(index, onDemand));
        notTooMany();
        stream();
        TableSettings settings = new TableSettings(
                onDemand,
                throughput,
                onDemand ? created : 0,
                Json.flag(request, "DeletionProtectionEnabled"),
                false,
                null,
                Tags.read(Json.member(request, "Tags")),
                TableExtras.read(request));
        return new TableDefinition(
                id,
                UUID.randomUUID().toString(),
                Json.need(request, "TableName"),
                created,
                defined,
                keys,
                indexes,
                indexes.size(),
                settings,
                null);
    }

    private Throughput tableThroughput(boolean onDemand) {
        JsonNode given = Json.member(request, "ProvisionedThroughput");
        if (onDemand && given != null) {
            throw invalidParameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode"
                    + " is PAY_PER_REQUEST");
        }
        if (!onDemand && given == null) {
            throw invalidParameters(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        return given == null ? Throughput.NONE : SchemaChecks.throughput(given);
    }

    private KeySchema keys(List<KeyPart> defined) {
        JsonNode schema = request.path("KeySchema");
        if (schema.size() > defined.size()) {
            throw validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        return SchemaChecks.keys(schema, defined);
    }

    private void locals(List<KeyPart> defined, KeySchema table) {
        JsonNode given = Json.member(request, "LocalSecondaryIndexes");
        if (given == null) {
            return;
        }
        if (given.isEmpty()) {
            throw invalidParameters("List of LocalSecondaryIndexes is empty");
        }
        if (table.range() == null) {
            throw invalidParameters("Table KeySchema does not have a range key, which is required when specifying a"
                    + " LocalSecondaryIndex");
        }
        for (JsonNode index : given) {
            String name = Json.need(index, "IndexName");
            KeySchema keys = SchemaChecks.keys(index.path("KeySchema"), defined);
            if (keys.range() == null) {
                throw invalidParameters("Index KeySchema does not have a range key for index: " + name);
            }
            if (!keys.hash().equals(table.hash())) {
                throw invalidParameters("Index KeySchema does not have the same leading hash key as table KeySchema for"
                        + " index: " + name + ". index hash key: " + keys.hash().name() + ", table hash key: "
                        + table.hash().name());
            }
            keyed.add(new Keyed(index, name, false, keys));
        }
    }

    private void globals(List<KeyPart> defined) {
        JsonNode given = Json.member(request, "GlobalSecondaryIndexes");
        if (given == null) {
            return;
        }
        if (given.isEmpty()) {
            throw invalidParameters("List of GlobalSecondaryIndexes is empty");
        }
        for (JsonNode index : given) {
            KeySchema keys = SchemaChecks.keys(index.path("KeySchema"), defined);
            keyed.add(new Keyed(index, Json.need(index, "IndexName"), true, keys));
        }
    }

    private void notTooMany() {
        long globals = keyed.stream().filter(Keyed::global).count();
        if (keyed.size() - globals > MOST_LOCAL) {
            throw invalidParameters("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
        if (globals > MOST_GLOBAL) {
            throw invalidParameters("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
        if (indexes.stream()
                        .mapToInt(index -> index.projection().attributes().size())
                        .sum()
                > MOST_PROJECTED_IN_ALL) {
            throw invalidParameters("Number of projected attributes exceeds the per-table limit of 100");
        }
    }

    private static Throughput indexThroughput(JsonNode index, String name, boolean onDemand) {
        JsonNode given = Json.member(index, "ProvisionedThroughput");
        if (onDemand && given != null) {
            throw invalidParameters("ProvisionedThroughput should not be specified for index: " + name
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && given == null) {
            throw invalidParameters("ProvisionedThroughput is not specified for index: " + name);
        }
        return given == null ? Throughput.NONE : SchemaChecks.indexThroughput(given, name);
    }

    private void add(Keyed index, boolean onDemand) {
        String name = index.name();
        Throughput throughput = index.global() ? indexThroughput(index.json(), name, onDemand) : Throughput.NONE;
        var projection = SchemaChecks.projection(index.json());
        if (!names.add(name)) {
            throw invalidParameters("Duplicate index name: " + name);
        }
        indexes.add(new IndexDefinition(
                indexes.size() + 1, name, index.global(), index.keys(), projection, throughput, null));
    }

    private void everyAttributeUsed(List<KeyPart> defined, KeySchema keys) {
        Set<String> used = new LinkedHashSet<>(keys.names());
        keyed.forEach(index -> used.addAll(index.keys().names()));
        if (used.size() == defined.size()) {
            return;
        }
        if (keyed.isEmpty()) {
            throw invalidParameters("Number of attributes in KeySchema does not exactly match number of attributes"
                    + " defined in AttributeDefinitions");
        }
        throw SchemaChecks.unused(defined, used);
    }

    private void stream() {
        JsonNode stream = Json.member(request, "StreamSpecification");
        if (stream == null) {
            return;
        }
        boolean viewed = Json.text(stream, "StreamViewType") != null;
        if (Json.flag(stream, "StreamEnabled") && !viewed) {
            throw invalidParameters("Table is being created with a stream enabled, UpdateViewType is required");
        }
        if (!Json.flag(stream, "StreamEnabled") && viewed) {
            throw invalidParameters(
                    "Table is being created with a stream disabled, UpdateViewType should not be specified");
        }
    }
}
