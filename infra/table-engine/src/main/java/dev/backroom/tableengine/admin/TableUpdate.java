package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.StreamSettings;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.table.TableSettings;
import dev.backroom.tableengine.table.Throughput;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UpdateTable: throughput and billing, streams, indexes added and removed, settings. */
final class TableUpdate {
    private static final double MILLIS = 1000;

    private final Catalog catalog;
    private final Rows rows;
    private final Streams streams;
    private final InstantSource clock;
    private final TableJson json;

    TableUpdate(Catalog catalog, Rows rows, Streams streams, InstantSource clock, TableJson json) {
        this.catalog = catalog;
        this.rows = rows;
        this.streams = streams;
        this.clock = clock;
        this.json = json;
    }

    ObjectNode update(JsonNode request) {
        UpdateChecks.together(request);
        LiveTable table = catalog.needNamed(Json.need(request, "TableName"));
        table.change().lock();
        try {
            TableDefinition before = table.definition();
            IndexUpdate indexes = new IndexUpdate(before, request);
            TableSettings settings = settings(before, request);
            TableDefinition after = indexes.apply().withSettings(settings);
            after = after.withStream(stream(before, request));
            index(before, after);
            catalog.replace(table, after);
            ObjectNode answer = Json.object();
            ObjectNode description = json.describe(after, "UPDATING");
            indexes.mark(description);
            answer.set("TableDescription", description);
            return answer;
        } finally {
            table.change().unlock();
        }
    }

    private void index(TableDefinition before, TableDefinition after) {
        for (IndexDefinition index : before.indexes()) {
            if (after.index(index.name()) == null) {
                rows.forget(RowKeys.index(before, index.id()));
            }
        }
        for (IndexDefinition index : after.indexes()) {
            if (before.index(index.name()) == null) {
                rows.fill(after, index);
            }
        }
    }

    private TableSettings settings(TableDefinition table, JsonNode request) {
        TableSettings settings = billing(table, request);
        JsonNode isProtected = Json.member(request, "DeletionProtectionEnabled");
        if (isProtected != null) {
            settings = settings.withDeletionProtected(isProtected.asBoolean());
        }
        for (Map.Entry<String, JsonNode> extra : TableExtras.read(request).entrySet()) {
            settings = settings.withDescribed(extra.getKey(), extra.getValue());
        }
        return settings;
    }

    private TableSettings billing(TableDefinition table, JsonNode request) {
        TableSettings settings = table.settings();
        String mode = Json.text(request, "BillingMode");
        JsonNode given = Json.member(request, "ProvisionedThroughput");
        boolean onDemand = mode == null ? settings.onDemand() : mode.equals("PAY_PER_REQUEST");
        if (onDemand && given != null) {
            throw invalidParameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode"
                    + " is PAY_PER_REQUEST");
        }
        if (!onDemand && mode != null && given == null) {
            throw invalidParameters("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (given == null) {
            Throughput kept = onDemand ? Throughput.NONE : settings.throughput();
            return settings.withBilling(onDemand, kept, clock.millis() / MILLIS);
        }
        Throughput wanted = SchemaChecks.throughput(given);
        if (wanted.equals(settings.throughput()) && !settings.onDemand()) {
            throw SchemaChecks.unchanged("the table", wanted);
        }
        return settings.withBilling(false, wanted, clock.millis() / MILLIS);
    }

    private @Nullable StreamSettings stream(TableDefinition table, JsonNode request) {
        JsonNode wanted = Json.member(request, "StreamSpecification");
        StreamSettings stream = table.stream();
        if (wanted == null) {
            return stream;
        }
        boolean running = stream != null && stream.enabled();
        if (Json.flag(wanted, "StreamEnabled")) {
            if (running) {
                throw validation("Table already has an enabled stream: TableName: " + table.name());
            }
            return streams.open(table, catalog.nextId(), Json.need(wanted, "StreamViewType"));
        }
        if (stream == null || !running) {
            throw validation("Table has no stream to disable: TableName: " + table.name());
        }
        streams.switchOff(stream);
        return stream.off();
    }
}
