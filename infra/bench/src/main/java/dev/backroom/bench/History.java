package dev.backroom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What years leave in the tables: closed orders, and good reviews that nobody has to answer. */
final class History {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_REQUEST = 25;

    private final StudiedShop shop;

    History(StudiedShop shop) {
        this.shop = shop;
    }

    /** Copies one closed order of the shop, and one good review, so often. */
    void grow(int copies, Instant now) {
        shop.invoke("ReviewIntake", goodReview(now));
        copy("Orders", copies, item -> !item.containsKey("openLane"));
        copy("Reviews", copies, item -> !item.containsKey("replyLane") && item.containsKey("stars"));
    }

    private void copy(String logicalId, int copies, Predicate<Map<String, AttributeValue>> chosen) {
        String table = shop.table(logicalId);
        Map<String, AttributeValue> sample =
                shop.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream()
                        .filter(chosen)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nothing in " + logicalId + " is closed"));
        List<WriteRequest> writes = new ArrayList<>();
        for (int number = 0; number < copies; number++) {
            Map<String, AttributeValue> item = new HashMap<>(sample);
            String mark = "-" + number;
            UnaryOperator<AttributeValue> renamed = value -> AttributeValue.fromS(value.s() + mark);
            if (item.computeIfPresent("sk", (name, value) -> renamed.apply(value)) == null) {
                item.computeIfPresent("pk", (name, value) -> renamed.apply(value));
            }
            writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            if (writes.size() == A_REQUEST || number == copies - 1) {
                write(table, writes);
                writes.clear();
            }
        }
    }

    private void write(String table, List<WriteRequest> writes) {
        Map<String, List<WriteRequest>> left = Map.of(table, List.copyOf(writes));
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> now = left;
            BatchWriteItemResponse answer = shop.dynamoDb().batchWriteItem(batch -> batch.requestItems(now));
            left = answer.unprocessedItems();
        }
    }

    private String goodReview(Instant now) {
        ObjectNode review = JSON.createObjectNode()
                .put("shop", shop.id().value())
                .put("review", "7461000000000000002")
                .put("product", "1729384756102938475")
                .put("stars", 5)
                .put("title", "")
                .put("text", "Just as shown.")
                .put("media", false)
                .put("created", now.getEpochSecond())
                .put("readAt", now.toEpochMilli())
                .put("origin", "PULLED");
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("messageId", "history")
                .put("receiptHandle", "history")
                .put("body", review.toString())
                .put("eventSource", "aws:sqs");
        return event.toString();
    }
}
