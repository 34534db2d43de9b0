package dev.backroom.tableengine.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.value.Item;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A record as GetRecords shows it. */
final class RecordJson {
    private static final int ID_BYTES = 16;
    private static final long MILLIS = 1000;

    private RecordJson() {}

    static byte[] of(Change change, String viewType, String region, long number, long nowMillis) {
        ObjectNode dynamodb = Json.object();
        dynamodb.put("ApproximateCreationDateTime", nowMillis / MILLIS);
        Item key = change.key();
        dynamodb.set("Keys", ItemJson.node(key));
        int size = key.size();
        size += image(dynamodb, "NewImage", change.after(), viewType.startsWith("NEW"));
        size += image(
                dynamodb,
                "OldImage",
                change.before(),
                viewType.endsWith("OLD_IMAGE") || viewType.endsWith("OLD_IMAGES"));
        dynamodb.put("SequenceNumber", Sequence.text(number));
        dynamodb.put("SizeBytes", size);
        dynamodb.put("StreamViewType", viewType);

        byte[] id = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(id);
        ObjectNode made = Json.object();
        made.put("awsRegion", region);
        made.set("dynamodb", dynamodb);
        made.put("eventID", HexFormat.of().formatHex(id));
        made.put("eventName", name(change));
        made.put("eventSource", "aws:dynamodb");
        made.put("eventVersion", "1.1");
        if (change.expired()) {
            made.set(
                    "userIdentity",
                    Json.object().put("PrincipalId", "dynamodb.amazonaws.com").put("Type", "Service"));
        }
        return Json.write(made);
    }

    /** When a record was made, to the second. */
    static long millis(byte[] record) {
        return Json.as(record, JsonNode.class)
                        .path("dynamodb")
                        .path("ApproximateCreationDateTime")
                        .asLong()
                * MILLIS;
    }

    private static String name(Change change) {
        if (change.before() == null) {
            return "INSERT";
        }
        return change.after() == null ? "REMOVE" : "MODIFY";
    }

    private static int image(ObjectNode dynamodb, String member, @Nullable Item image, boolean shown) {
        if (image == null || !shown) {
            return 0;
        }
        dynamodb.set(member, ItemJson.node(image));
        return image.size();
    }
}
