package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tags of tables. */
final class Tags {
    private static final int MOST = 50;

    private final Catalog catalog;

    Tags(Catalog catalog) {
        this.catalog = catalog;
    }

    static Map<String, String> read(@Nullable JsonNode given) {
        Map<String, String> tags = new TreeMap<>();
        if (given != null) {
            for (JsonNode tag : given) {
                if (tags.put(Json.need(tag, "Key"), Json.need(tag, "Value")) != null) {
                    throw validation(
                            "Duplicate Tag Keys provided as input: Duplicate Tag Key found " + Json.need(tag, "Key"));
                }
            }
        }
        notTooMany(tags);
        return tags;
    }

    private static void notTooMany(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    ObjectNode add(JsonNode request) {
        LiveTable table = table(request);
        JsonNode given = request.path("Tags");
        if (given.isEmpty()) {
            throw validation("Atleast one Tag needs to be provided as Input.");
        }
        Map<String, String> added = read(given);
        change(table, tags -> tags.putAll(added));
        return Json.object();
    }

    ObjectNode remove(JsonNode request) {
        LiveTable table = table(request);
        JsonNode keys = request.path("TagKeys");
        if (keys.isEmpty()) {
            throw validation("Atleast one Tag Key needs to be provided as Input.");
        }
        change(table, tags -> keys.forEach(key -> tags.remove(key.asText())));
        return Json.object();
    }

    ObjectNode list(JsonNode request) {
        LiveTable table = table(request);
        ObjectNode answer = Json.object();
        ArrayNode tags = answer.putArray("Tags");
        table.definition()
                .settings()
                .tags()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return answer;
    }

    private interface TagChange {
        void to(Map<String, String> tags);
    }

    private void change(LiveTable table, TagChange change) {
        table.change().lock();
        try {
            Map<String, String> tags =
                    new TreeMap<>(table.definition().settings().tags());
            change.to(tags);
            notTooMany(tags);
            catalog.replace(
                    table,
                    table.definition()
                            .withSettings(table.definition().settings().withTags(tags)));
        } finally {
            table.change().unlock();
        }
    }

    private LiveTable table(JsonNode request) {
        String arn = Json.need(request, "ResourceArn");
        if (!arn.startsWith("arn:")) {
            throw invalidParameters("ARNs must start with 'arn:': " + arn);
        }
        if (!arn.matches("arn:aws[a-z-]*:dynamodb:[^:]*:[^:]*:table/.+")) {
            throw invalidParameters("Provided Arn is not a DynamoDB resource arn: " + arn);
        }
        if (arn.contains("/index/")) {
            throw invalidParameters("Invalid resource arn provided, only table or stream is accepted. Provided resource"
                    + " arn: " + arn);
        }
        LiveTable table = catalog.find(Arn.tableName(arn));
        if (table == null) {
            throw EngineException.notFound("Requested resource not found: ResourcArn: " + arn + " not found");
        }
        return table;
    }
}
