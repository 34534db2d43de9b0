package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.TableDefinition;
import org.jspecify.annotations.Nullable;

/** Whether and by which attribute a table's items expire. */
final class Expiry {
    private final Catalog catalog;
    private final Rows rows;

    Expiry(Catalog catalog, Rows rows) {
        this.catalog = catalog;
        this.rows = rows;
    }

    ObjectNode update(JsonNode request) {
        LiveTable table = catalog.needNamed(Json.need(request, "TableName"));
        JsonNode wanted = request.path("TimeToLiveSpecification");
        String attribute = Json.need(wanted, "AttributeName");
        boolean enabled = Json.flag(wanted, "Enabled");
        table.change().lock();
        try {
            TableDefinition before = table.definition();
            check(before.settings().expiryAttribute(), attribute, enabled);
            TableDefinition after = before.withSettings(before.settings().withExpiry(enabled ? attribute : null));
            if (enabled) {
                rows.fillExpiry(after, attribute);
            } else {
                rows.forget(RowKeys.expiries(before));
            }
            catalog.replace(table, after);
        } finally {
            table.change().unlock();
        }
        ObjectNode answer = Json.object();
        answer.putObject("TimeToLiveSpecification")
                .put("AttributeName", attribute)
                .put("Enabled", enabled);
        return answer;
    }

    private static void check(@Nullable String current, String attribute, boolean enabled) {
        if (current != null && !current.equals(attribute)) {
            throw validation("TimeToLive is active on a different AttributeName: current AttributeName is " + current);
        }
        if (current != null && enabled) {
            throw validation("TimeToLive is already enabled");
        }
        if (current == null && !enabled) {
            throw validation("TimeToLive is already disabled");
        }
    }

    ObjectNode describe(JsonNode request) {
        LiveTable table = catalog.needNamed(Json.need(request, "TableName"));
        String attribute = table.definition().settings().expiryAttribute();
        ObjectNode answer = Json.object();
        ObjectNode description = answer.putObject("TimeToLiveDescription");
        description.put("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED");
        if (attribute != null) {
            description.put("AttributeName", attribute);
        }
        return answer;
    }
}
