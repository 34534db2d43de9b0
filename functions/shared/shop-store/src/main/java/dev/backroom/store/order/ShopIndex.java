package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The index {@code shops} of a table that keeps personal data by order: finds what is to be erased for a shop. */
public final class ShopIndex {
    private static final Attribute<String> OF_SHOP = Attribute.text("ofShop");
    private static final String INDEX = "shops";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Parallel parallel;

    /** @param width how many items are deleted at a time */
    public ShopIndex(DynamoDbClient dynamo, String table, int width) {
        this.dynamo = dynamo;
        this.table = table;
        this.parallel = new Parallel(width);
    }

    /** What an item of the order needs to be found. */
    public static Map<String, AttributeValue> entry(OrderKey order) {
        return Map.of(OF_SHOP.name(), text(partition(order.shop(), OrderItem.shard(order))));
    }

    /**
     * Deletes items of one shop at once, unread; no other shop's are touched. The index may lag behind by a moment, so that
     * only a later call which deletes none says that there are none left.
     *
     * @param most how many to delete at the most, 1 or more
     * @return how many were deleted
     */
    public int erase(ShopId shop, int most) {
        int erased = 0;
        for (int shard = 0; shard < OrderItem.SHARDS && erased < most; shard++) {
            List<Map<String, AttributeValue>> keys = keys(partition(shop, shard), most - erased);
            parallel.map(keys, key -> dynamo.deleteItem(d -> d.tableName(table).key(key)));
            erased += keys.size();
        }
        return erased;
    }

    private List<Map<String, AttributeValue>> keys(String partition, int most) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression(OF_SHOP.name() + " = :partition")
                        .expressionAttributeValues(Map.of(":partition", text(partition)))
                        .limit(most))
                .items()
                .stream()
                .limit(most)
                .map(ShopIndex::key)
                .toList();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(Set.of("pk", "sk"));
        return key;
    }

    private static String partition(ShopId shop, int shard) {
        return shop + "#" + shard;
    }
}
