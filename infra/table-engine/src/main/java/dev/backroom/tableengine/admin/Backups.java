package dev.backroom.tableengine.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import java.time.InstantSource;

/** Whether point-in-time recovery is on, as far as a description shows it. There are no backups here. */
final class Backups {
    private static final double MILLIS = 1000;
    private static final int DAYS = 35;

    /** The service can restore up to five minutes ago. */
    private static final int BEHIND_SECONDS = 300;

    private final Catalog catalog;
    private final InstantSource clock;

    Backups(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    ObjectNode describe(JsonNode request) {
        return description(table(request));
    }

    ObjectNode update(JsonNode request) {
        LiveTable table = table(request);
        JsonNode wanted = request.path("PointInTimeRecoverySpecification");
        boolean on = Json.flag(wanted, "PointInTimeRecoveryEnabled");
        if (!on && Json.member(wanted, "RecoveryPeriodInDays") != null) {
            throw EngineException.validation(
                    "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.");
        }
        table.change().lock();
        try {
            catalog.replace(
                    table,
                    table.definition()
                            .withSettings(table.definition().settings().withPointInTimeRecovery(on)));
        } finally {
            table.change().unlock();
        }
        return description(table);
    }

    private ObjectNode description(LiveTable table) {
        boolean on = table.definition().settings().pointInTimeRecovery();
        ObjectNode answer = Json.object();
        ObjectNode recovery = answer.putObject("ContinuousBackupsDescription")
                .put("ContinuousBackupsStatus", "ENABLED")
                .putObject("PointInTimeRecoveryDescription")
                .put("PointInTimeRecoveryStatus", on ? "ENABLED" : "DISABLED");
        if (on) {
            double now = clock.millis() / MILLIS;
            recovery.put("RecoveryPeriodInDays", DAYS)
                    .put("EarliestRestorableDateTime", table.definition().created())
                    .put("LatestRestorableDateTime", Math.max(table.definition().created(), now - BEHIND_SECONDS));
        }
        return answer;
    }

    private LiveTable table(JsonNode request) {
        String name = Json.need(request, "TableName");
        LiveTable table = catalog.find(name);
        if (table == null) {
            throw new EngineException(ErrorType.TABLE_NOT_FOUND, "Table not found: " + Arn.tableName(name));
        }
        return table;
    }
}
