package dev.backroom.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A batch of a table's stream.
 *
 * @param table the table's name; empty text for a batch without records
 * @param shard the stream's shard, which Lambda names only to functions with a tumbling window
 * @param records in the shard's order
 * @param unreadable what cannot be placed or read, as an id with the reason
 */
record StreamEvent(String table, String shard, List<StreamRecord> records, List<Map.Entry<String, String>> unreadable) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TABLE = Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([^/]+)/stream/.+");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,40}");

    /** @throws IllegalArgumentException if it is no batch of a stream, or does not name its shard */
    static StreamEvent read(InputStream event) throws IOException {
        JsonNode root = JSON.readTree(event);
        JsonNode records = root.path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException("the event has no Records");
        }
        String shard = root.path("shardId").asText();
        if (shard.isEmpty() && !records.isEmpty()) {
            throw new IllegalArgumentException(
                    "the event names no shardId: the event source needs TumblingWindowInSeconds");
        }
        List<StreamRecord> readable = new ArrayList<>();
        List<Map.Entry<String, String>> unreadable = new ArrayList<>();
        for (JsonNode record : records) {
            JsonNode change = record.path("dynamodb");
            String place = change.path("SequenceNumber").asText();
            try {
                if (!PLACE.matcher(place).matches()) {
                    throw new IllegalArgumentException("it has no sequence number");
                }
                readable.add(new StreamRecord(place, image(change, "OldImage"), image(change, "NewImage")));
            } catch (IllegalArgumentException e) {
                String id = place.isEmpty() ? record.path("eventID").asText("unknown") : place;
                unreadable.add(Map.entry(id, String.valueOf(e.getMessage())));
            }
        }
        return new StreamEvent(table(root, records), shard, List.copyOf(readable), List.copyOf(unreadable));
    }

    private static String table(JsonNode root, JsonNode records) {
        if (records.isEmpty()) {
            return "";
        }
        String arn = records.path(0)
                .path("eventSourceARN")
                .asText(root.path("eventSourceARN").asText());
        Matcher matcher = TABLE.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the event comes from no table's stream");
        }
        return matcher.group(1);
    }

    private static Optional<Map<String, AttributeValue>> image(JsonNode change, String name) {
        JsonNode image = change.path(name);
        return image.isMissingNode() || image.isNull() ? Optional.empty() : Optional.of(AttributeJson.item(image));
    }
}
