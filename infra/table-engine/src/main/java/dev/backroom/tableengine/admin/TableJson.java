package dev.backroom.tableengine.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.Counts;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.Projection;
import dev.backroom.tableengine.table.StreamSettings;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.table.TableSettings;
import dev.backroom.tableengine.table.Throughput;
import java.util.Comparator;
import java.util.List;

/** Descriptions of tables. */
final class TableJson {
    static final String ACTIVE = "ACTIVE";
    private static final long WARM_READS = 12_000;
    private static final long WARM_WRITES = 4_000;

    private final Arn arn;
    private final Counts counts;

    TableJson(Arn arn, Counts counts) {
        this.arn = arn;
        this.counts = counts;
    }

    /** @param status of the table and, where it is CREATING, of its indexes */
    ObjectNode describe(TableDefinition table, String status) {
        TableSettings settings = table.settings();
        ObjectNode json = Json.object();
        ArrayNode attributes = json.putArray("AttributeDefinitions");
        table.attributes().stream()
                .sorted(Comparator.comparing(KeyPart::name))
                .forEach(part -> attributes
                        .addObject()
                        .put("AttributeName", part.name())
                        .put("AttributeType", part.type().name()));
        json.put("TableName", table.name());
        json.set("KeySchema", keys(table.keys()));
        json.put("TableStatus", status);
        json.put("CreationDateTime", table.created());
        json.set("ProvisionedThroughput", throughput(settings.throughput()));
        Counts.Count count = counts.of(table, null);
        json.put("TableSizeBytes", count.bytes());
        json.put("ItemCount", count.items());
        json.put("TableArn", arn.table(table.name()));
        json.put("TableId", table.tableId());
        if (settings.onDemand()) {
            ObjectNode billing = json.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
            if (!status.equals("CREATING")) {
                billing.put("LastUpdateToPayPerRequestDateTime", settings.billingChanged());
            }
        } else if (settings.billingChanged() > 0) {
            json.putObject("BillingModeSummary")
                    .put("BillingMode", "PROVISIONED")
                    .put("LastUpdateToPayPerRequestDateTime", settings.billingChanged());
        }
        indexes(json, table, status);
        stream(json, table);
        settings.described().forEach(json::set);
        json.set("WarmThroughput", warm(settings.throughput(), settings.onDemand(), status));
        json.put("DeletionProtectionEnabled", settings.deletionProtected());
        return json;
    }

    private void indexes(ObjectNode json, TableDefinition table, String status) {
        List<IndexDefinition> local = table.indexes(false);
        if (!local.isEmpty()) {
            ArrayNode array = json.putArray("LocalSecondaryIndexes");
            local.forEach(index -> array.add(index(table, index)));
        }
        List<IndexDefinition> global = table.indexes(true);
        if (!global.isEmpty()) {
            ArrayNode array = json.putArray("GlobalSecondaryIndexes");
            for (IndexDefinition index : global) {
                String own = status.equals("CREATING") ? "CREATING" : ACTIVE;
                ObjectNode described = index(table, index);
                described.put("IndexStatus", own);
                described.set("ProvisionedThroughput", throughput(index.throughput()));
                described.set(
                        "WarmThroughput",
                        warm(index.throughput(), table.settings().onDemand(), own));
                array.add(described);
            }
        }
    }

    private ObjectNode index(TableDefinition table, IndexDefinition index) {
        ObjectNode json = Json.object();
        json.put("IndexName", index.name());
        json.set("KeySchema", keys(index.keys()));
        ObjectNode projection = json.putObject("Projection")
                .put("ProjectionType", index.projection().type());
        Projection held = index.projection();
        if (!held.attributes().isEmpty()) {
            held.attributes().stream().sorted().forEach(projection.putArray("NonKeyAttributes")::add);
        }
        Counts.Count count = counts.of(table, index);
        json.put("IndexSizeBytes", count.bytes());
        json.put("ItemCount", count.items());
        json.put("IndexArn", arn.index(table.name(), index.name()));
        return json;
    }

    private void stream(ObjectNode json, TableDefinition table) {
        StreamSettings stream = table.stream();
        if (stream == null) {
            return;
        }
        if (stream.enabled()) {
            json.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", stream.viewType());
        }
        json.put("LatestStreamLabel", stream.label());
        json.put("LatestStreamArn", arn.stream(table.name(), stream.label()));
    }

    static ArrayNode keys(KeySchema keys) {
        ArrayNode array = Json.array();
        array.addObject().put("AttributeName", keys.hash().name()).put("KeyType", "HASH");
        if (keys.range() != null) {
            array.addObject().put("AttributeName", keys.range().name()).put("KeyType", "RANGE");
        }
        return array;
    }

    private static JsonNode throughput(Throughput throughput) {
        return Json.object()
                .put("NumberOfDecreasesToday", 0)
                .put("ReadCapacityUnits", throughput.read())
                .put("WriteCapacityUnits", throughput.write());
    }

    private static JsonNode warm(Throughput throughput, boolean onDemand, String status) {
        return Json.object()
                .put("ReadUnitsPerSecond", onDemand ? WARM_READS : throughput.read())
                .put("WriteUnitsPerSecond", onDemand ? WARM_WRITES : throughput.write())
                .put("Status", status.equals("CREATING") ? "UPDATING" : ACTIVE);
    }
}
