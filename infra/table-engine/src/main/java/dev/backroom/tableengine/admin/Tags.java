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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tags of tables. */
final class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final Catalog catalog;

    Tags(Catalog catalog) {
        this.catalog = catalog;
    }

    static Map<String, String> read(@Nullable JsonNode given) {
        Map<String, String> tags = new TreeMap<>();
        if (given != null) {
            for (JsonNode tag : given) {
                String key = key(Json.text(tag, "Key"));
                if (tags.put(key, value(Json.text(tag, "Value"))) != null) {
                    throw validation("Duplicate Tag Keys provided as input: Duplicate Tag Key found " + key);
                }
            }
        }
        notTooMany(tags.size());
        return tags;
    }

    private static String key(@Nullable String key) {
        if (key == null || key.isEmpty() || !fits(key, LONGEST_KEY)) {
            throw validation("The Tag Key provided is invalid, Key: " + key);
        }
        if (key.startsWith("aws:")) {
            throw validation("Tag Key cannot be prefixed with aws:, Key: " + key);
        }
        return key;
    }

    private static String value(@Nullable String value) {
        if (value == null || !fits(value, LONGEST_VALUE)) {
            throw validation("The Tag Value provided is invalid, Value: " + value);
        }
        return value;
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= longest && CHARACTERS.matcher(text).matches();
    }

    private static void notTooMany(int tags) {
        if (tags > MOST) {
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
        keys.forEach(key -> key(key.asText()));
        notTooMany(keys.size());
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
            notTooMany(tags.size());
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
            throw EngineException.notFound("Requested resource not found: ResourceArn: " + arn + " not found");
        }
        return table;
    }
}
