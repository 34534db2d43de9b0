package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an UpdateTable request may not ask for at once. */
final class UpdateChecks {
    private static final List<String> ACTIONS = List.of("Update", "Create", "Delete");

    private UpdateChecks() {}

    static void together(JsonNode request) {
        stream(request);
        JsonNode updates = Json.member(request, "GlobalSecondaryIndexUpdates");
        if (updates == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (JsonNode update : updates) {
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
        JsonNode stream = Json.member(request, "StreamSpecification");
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
}
