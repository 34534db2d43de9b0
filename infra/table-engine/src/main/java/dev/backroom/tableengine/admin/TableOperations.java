package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.row.Counts;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.StreamSettings;
import dev.backroom.tableengine.table.TableDefinition;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables created, described, listed, deleted. What is asked for has happened when the answer leaves. */
public final class TableOperations {
    private static final int MOST_NAMES = 100;
    private static final double MILLIS = 1000;

    private final Catalog catalog;
    private final Rows rows;
    private final Streams streams;
    private final InstantSource clock;
    private final Arn arn;
    private final Counts counts;
    private final TableJson json;

    public TableOperations(Catalog catalog, Rows rows, Counts counts, Streams streams, InstantSource clock, Arn arn) {
        this.catalog = catalog;
        this.rows = rows;
        this.streams = streams;
        this.clock = clock;
        this.arn = arn;
        this.counts = counts;
        this.json = new TableJson(arn, counts);
    }

    /** By name. */
    public Map<String, Operation> all() {
        Map<String, Operation> all = new HashMap<>();
        TableUpdate update = new TableUpdate(catalog, rows, streams, clock, json);
        all.put("CreateTable", Operation.free(this::create));
        all.put("DescribeTable", Operation.free(this::describe));
        all.put("UpdateTable", Operation.free(update::update));
        all.put("DeleteTable", Operation.free(this::delete));
        all.put("ListTables", Operation.free(this::list));
        Tags tags = new Tags(catalog);
        all.put("TagResource", Operation.free(tags::add));
        all.put("UntagResource", Operation.free(tags::remove));
        all.put("ListTagsOfResource", Operation.free(tags::list));
        Expiry expiry = new Expiry(catalog, rows);
        all.put("UpdateTimeToLive", Operation.free(expiry::update));
        all.put("DescribeTimeToLive", Operation.free(expiry::describe));
        Backups backups = new Backups(catalog, clock);
        all.put("DescribeContinuousBackups", Operation.free(backups::describe));
        all.put("UpdateContinuousBackups", Operation.free(backups::update));
        all.put("DescribeLimits", Operation.free(request -> limits()));
        all.put("DescribeEndpoints", Operation.free(request -> endpoints()));
        return all;
    }

    private ObjectNode create(JsonNode request) {
        TableDefinition table = NewTable.read(request, catalog.nextId(), clock.millis() / MILLIS);
        JsonNode stream = request.path("StreamSpecification");
        catalog.add(table);
        if (Json.flag(stream, "StreamEnabled")) {
            StreamSettings opened = streams.open(table, catalog.nextId(), Json.need(stream, "StreamViewType"));
            table = table.withStream(opened);
            catalog.replace(catalog.need(table.name()), table);
        }
        ObjectNode answer = Json.object();
        answer.set("TableDescription", json.describe(table, "CREATING"));
        return answer;
    }

    private ObjectNode describe(JsonNode request) {
        LiveTable table = catalog.needNamed(Json.need(request, "TableName"));
        ObjectNode answer = Json.object();
        answer.set("Table", json.describe(table.definition(), TableJson.ACTIVE));
        return answer;
    }

    private ObjectNode delete(JsonNode request) {
        LiveTable table = catalog.needNamed(Json.need(request, "TableName"));
        table.change().lock();
        try {
            TableDefinition definition = table.definition();
            if (definition.settings().deletionProtected()) {
                throw validation("Resource cannot be deleted as it is currently protected against deletion. Disable"
                        + " deletion protection first.");
            }
            ObjectNode description = json.describe(definition, "DELETING");
            catalog.remove(table);
            rows.forget(RowKeys.table(definition.id()));
            counts.forget(definition.id());
            StreamSettings stream = definition.stream();
            if (stream != null && stream.enabled()) {
                streams.switchOff(stream);
            }
            ObjectNode answer = Json.object();
            description.retain(
                    "TableName",
                    "TableStatus",
                    "ProvisionedThroughput",
                    "TableSizeBytes",
                    "ItemCount",
                    "TableArn",
                    "TableId",
                    "BillingModeSummary",
                    "DeletionProtectionEnabled",
                    "StreamSpecification",
                    "LatestStreamArn",
                    "LatestStreamLabel");
            answer.set("TableDescription", description);
            return answer;
        } finally {
            table.change().unlock();
        }
    }

    private ObjectNode list(JsonNode request) {
        int limit = request.path("Limit").asInt(MOST_NAMES);
        @Nullable String after = Json.text(request, "ExclusiveStartTableName");
        List<String> names = catalog.names().stream()
                .filter(name -> after == null || name.compareTo(after) > 0)
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode shown = answer.putArray("TableNames");
        names.stream().limit(limit).forEach(shown::add);
        if (names.size() > limit) {
            answer.put("LastEvaluatedTableName", names.get(limit - 1));
        }
        return answer;
    }

    /** The quotas of an account of the service, none of which is enforced here. */
    private static ObjectNode limits() {
        return Json.object()
                .put("AccountMaxReadCapacityUnits", 80_000)
                .put("AccountMaxWriteCapacityUnits", 80_000)
                .put("TableMaxReadCapacityUnits", 40_000)
                .put("TableMaxWriteCapacityUnits", 40_000);
    }

    private ObjectNode endpoints() {
        ObjectNode answer = Json.object();
        answer.putArray("Endpoints")
                .addObject()
                .put("Address", "dynamodb." + arn.region() + ".amazonaws.com")
                .put("CachePeriodInMinutes", 1440);
        return answer;
    }
}
