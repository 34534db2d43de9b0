package dev.backroom.store.watch;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.clock.ClockNews;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.dynamo.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was told about the clocks of a shop's open orders: one item of the desk table, some 40 bytes an order, which holds
 * only those that are at risk or late now.
 */
public final class ClockTable {
    private static final String TOLD = "TOLD";

    private final DynamoDbClient dynamo;
    private final String table;

    public ClockTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    public SortedMap<OrderKey, ClockNews.Notified> load(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key(shop)).consistentRead(true));
        SortedMap<OrderKey, ClockNews.Notified> told = new TreeMap<>();
        Fields.mapOf(answer.item(), "orders").forEach((order, value) -> {
            String[] parts = value.s().split(" ", 2);
            told.put(
                    new OrderKey(shop, order),
                    new ClockNews.Notified(
                            ClockNews.Stage.valueOf(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1]))));
        });
        return told;
    }

    /** Only one watch runs at a time; should two, orders are told twice at worst, and a notice's id tells that once. */
    public void store(ShopId shop, Map<OrderKey, ClockNews.Notified> told) {
        Map<String, AttributeValue> orders = new HashMap<>();
        told.forEach((key, one) ->
                orders.put(key.order(), text(one.stage() + " " + one.due().getEpochSecond())));
        Map<String, AttributeValue> item = new HashMap<>(key(shop));
        item.put("orders", AttributeValue.fromM(orders));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> key(ShopId shop) {
        return Fields.key("CLOCK#" + shop, TOLD);
    }
}
