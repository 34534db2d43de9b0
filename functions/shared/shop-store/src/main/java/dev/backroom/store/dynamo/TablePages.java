package dev.backroom.store.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Walks through a whole table, page by page, from any place on. */
public final class TablePages {
    private static final char BETWEEN = '\n';

    private final DynamoDbClient dynamo;
    private final String table;

    public TablePages(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Some items of the table.
     *
     * @param last nothing follows
     */
    public record Page(List<Map<String, AttributeValue>> items, boolean last) {}

    /**
     * The items after a place, in the table's own order.
     *
     * @param limit at most so many; a page may be shorter
     */
    public Page after(Optional<String> place, int limit) {
        var answer = dynamo.scan(s -> {
            s.tableName(table).limit(limit).consistentRead(true);
            place.ifPresent(at -> s.exclusiveStartKey(key(at)));
        });
        return new Page(answer.items(), !answer.hasLastEvaluatedKey());
    }

    /** Where an item stands. */
    public static String place(Map<String, AttributeValue> item) {
        String sk = Fields.textOf(item, "sk");
        return Fields.textOf(item, "pk") + (sk.isEmpty() ? "" : BETWEEN + sk);
    }

    private static Map<String, AttributeValue> key(String place) {
        int mark = place.indexOf(BETWEEN);
        Map<String, AttributeValue> key = new HashMap<>();
        key.put("pk", Fields.text(mark < 0 ? place : place.substring(0, mark)));
        if (mark >= 0) {
            key.put("sk", Fields.text(place.substring(mark + 1)));
        }
        return key;
    }
}
