package dev.backroom.store.triage;

import static dev.backroom.store.dynamo.Fields.key;

import dev.backroom.model.ShopId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Of which orders that wait for them the shops' people were told; in the desk table. */
public final class HeldOrderNotices {
    /** So many ids fit well into one item. */
    static final int MOST = 10_000;

    private static final String TOLD = "HELD-TOLD";
    private static final String ORDERS = "orders";

    private final DynamoDbClient dynamo;
    private final String table;

    public HeldOrderNotices(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** The orders that were told of and still waited when they were. */
    public Set<String> told(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(place(shop)).consistentRead(true));
        AttributeValue orders = answer.hasItem() ? answer.item().get(ORDERS) : null;
        return orders == null ? Set.of() : Set.copyOf(orders.ss());
    }

    /** @param orders all that wait and were told of; at most {@link #MOST} of them are kept */
    public void put(ShopId shop, Collection<String> orders) {
        Map<String, AttributeValue> item = new HashMap<>(place(shop));
        if (!orders.isEmpty()) {
            item.put(ORDERS, AttributeValue.fromSs(orders.stream().limit(MOST).toList()));
        }
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> place(ShopId shop) {
        return key("PLAN#" + shop, TOLD);
    }
}
