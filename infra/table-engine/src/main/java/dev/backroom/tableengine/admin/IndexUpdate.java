package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.table.Throughput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of global indexes that one UpdateTable request asks for. */
final class IndexUpdate {
    private static final int MOST_GLOBAL = 20;

    private final TableDefinition table;
    private final JsonNode request;
    private final Map<String, String> statuses = new HashMap<>();

    IndexUpdate(TableDefinition table, JsonNode request) {
        this.table = table;
        this.request = request;
    }

    TableDefinition apply() {
        JsonNode updates = request.path("GlobalSecondaryIndexUpdates");
        oneAtATime(updates);
        if (!onDemand() && table.settings().onDemand()) {
            everyIndexPriced(updates);
        }
        TableDefinition changed = table;
        for (JsonNode update : updates) {
            changed = apply(changed, update);
        }
        return onDemand() && !table.settings().onDemand() ? unpriced(changed) : changed;
    }

    /** Nothing assigns a throughput to an index that was on demand. */
    private void everyIndexPriced(JsonNode updates) {
        Set<String> missing = new LinkedHashSet<>();
        table.indexes(true).forEach(index -> missing.add(index.name()));
        for (JsonNode update : updates) {
            JsonNode changed = update.path("Update");
            if (Json.member(changed, "ProvisionedThroughput") != null) {
                missing.remove(Json.need(changed, "IndexName"));
            }
        }
        if (!missing.isEmpty()) {
            throw invalidParameters("ProvisionedThroughput must be specified for index: " + String.join(",", missing));
        }
    }

    private static TableDefinition unpriced(TableDefinition table) {
        List<IndexDefinition> indexes = table.indexes().stream()
                .map(index -> index.withThroughput(Throughput.NONE))
                .toList();
        return table.withIndexes(table.attributes(), indexes);
    }

    private static void oneAtATime(JsonNode updates) {
        int built = 0;
        for (JsonNode update : updates) {
            built += Json.member(update, "Create") == null && Json.member(update, "Delete") == null ? 0 : 1;
        }
        if (built > 1) {
            throw new EngineException(
                    ErrorType.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }

    private TableDefinition apply(TableDefinition current, JsonNode update) {
        JsonNode created = Json.member(update, "Create");
        if (created != null) {
            return create(current, created);
        }
        JsonNode deleted = Json.member(update, "Delete");
        return deleted == null ? change(current, update.path("Update")) : delete(current, deleted);
    }

    private TableDefinition create(TableDefinition current, JsonNode created) {
        String name = Json.need(created, "IndexName");
        if (current.index(name) != null) {
            throw validation("Attempting to create an index which already exists");
        }
        JsonNode definitions = Json.member(request, "AttributeDefinitions");
        if (definitions == null) {
            throw invalidParameters("AttributeDefinitions is not specified for index: " + name);
        }
        List<KeyPart> given = SchemaChecks.attributes(definitions);
        KeySchema keys = SchemaChecks.keys(created.path("KeySchema"), given);
        Throughput throughput = throughput(Json.member(created, "ProvisionedThroughput"), name);
        if (current.indexes(true).size() == MOST_GLOBAL) {
            throw new EngineException(
                    ErrorType.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20");
        }
        var projection = SchemaChecks.projection(created);
        List<IndexDefinition> indexes = new ArrayList<>(current.indexes());
        indexes.add(new IndexDefinition(current.lastIndexId() + 1, name, true, keys, projection, throughput, null));
        statuses.put(name, "CREATING");
        return current.withIndexes(defined(current, given, indexes), indexes);
    }

    private Throughput throughput(@Nullable JsonNode given, String name) {
        if (onDemand() && given != null) {
            throw invalidParameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
                    + name + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand() && given == null) {
            throw invalidParameters(
                    "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: " + name);
        }
        return given == null ? Throughput.NONE : SchemaChecks.indexThroughput(given, name);
    }

    private boolean onDemand() {
        String mode = Json.text(request, "BillingMode");
        return mode == null ? table.settings().onDemand() : mode.equals("PAY_PER_REQUEST");
    }

    private TableDefinition delete(TableDefinition current, JsonNode deleted) {
        IndexDefinition index = existing(current, Json.need(deleted, "IndexName"), "delete");
        List<IndexDefinition> indexes = new ArrayList<>(current.indexes());
        indexes.remove(index);
        return current.withIndexes(defined(current, List.of(), indexes), indexes);
    }

    private TableDefinition change(TableDefinition current, JsonNode changed) {
        IndexDefinition index = existing(current, Json.need(changed, "IndexName"), "update");
        JsonNode given = Json.member(changed, "ProvisionedThroughput");
        boolean other =
                Json.member(changed, "OnDemandThroughput") != null || Json.member(changed, "WarmThroughput") != null;
        if (onDemand() && (given != null || !other)) {
            throw invalidParameters("The only Updates for index: " + index.name() + " when TableThroughputMode is"
                    + " PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
        }
        if (given == null) {
            return current;
        }
        Throughput wanted = SchemaChecks.indexThroughput(given, index.name());
        if (wanted.equals(index.throughput())) {
            throw SchemaChecks.unchanged("the index " + index.name(), wanted);
        }
        List<IndexDefinition> indexes = new ArrayList<>(current.indexes());
        indexes.set(indexes.indexOf(index), index.withThroughput(wanted));
        statuses.put(index.name(), "UPDATING");
        return current.withIndexes(current.attributes(), indexes);
    }

    private static IndexDefinition existing(TableDefinition current, String name, String verb) {
        IndexDefinition index = current.index(name);
        if (index == null) {
            throw EngineException.notFound("Requested resource not found");
        }
        if (!index.global()) {
            throw validation("Cannot " + verb + " an index that is not a GlobalSecondaryIndex: " + name);
        }
        return index;
    }

    /** Definitions of exactly what keys still use, in the order in which they came. */
    private static List<KeyPart> defined(TableDefinition table, List<KeyPart> given, List<IndexDefinition> indexes) {
        Set<String> used = new LinkedHashSet<>(table.keys().names());
        indexes.forEach(index -> used.addAll(index.keys().names()));
        Map<String, KeyPart> all = new LinkedHashMap<>();
        table.attributes().forEach(part -> all.put(part.name(), part));
        given.forEach(part -> all.putIfAbsent(part.name(), part));
        return all.values().stream().filter(part -> used.contains(part.name())).toList();
    }

    /** Shows what is under way as such, as the service's answer does. */
    void mark(ObjectNode description) {
        for (JsonNode index : description.path("GlobalSecondaryIndexes")) {
            String status = statuses.get(Json.need(index, "IndexName"));
            if (status != null && index instanceof ObjectNode shown) {
                shown.put("IndexStatus", status);
                if (status.equals("CREATING")) {
                    shown.put("Backfilling", false);
                }
            }
        }
        for (JsonNode update : request.path("GlobalSecondaryIndexUpdates")) {
            JsonNode deleted = Json.member(update, "Delete");
            IndexDefinition index = deleted == null ? null : table.index(Json.need(deleted, "IndexName"));
            if (index != null) {
                description
                        .withArrayProperty("GlobalSecondaryIndexes")
                        .addObject()
                        .put("IndexName", index.name())
                        .put("IndexStatus", "DELETING")
                        .set("KeySchema", TableJson.keys(index.keys()));
            }
        }
    }
}
