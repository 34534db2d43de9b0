package dev.backroom.store;

import static dev.backroom.store.Goods.*;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.stock.StockItems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Fresh tables for every test, on whatever DynamoDB the subclass names. */
public abstract class StoreFixture {
    public StoreTables tables;

    protected abstract DynamoDbClient dynamo();

    @BeforeEach
    public void createTables() {
        tables = StoreTables.create(dynamo());
        // The service answers before a table can be used.
        for (String table : List.of(tables.orders(), tables.recipients(), tables.stock())) {
            dynamo().waiter().waitUntilTableExists(describe -> describe.tableName(table));
        }
        ITEMS.values().forEach(item -> tables.stockTable().putItem(OWNER, item));
    }

    @AfterEach
    public void dropTables() {
        tables.drop();
    }

    public Map<OrderKey, CommitOutcome> commit(OrderChange... changes) {
        return tables.commit(4).commit(List.of(changes));
    }

    /** Applies a read to what is stored, as a batch of one. */
    public CommitOutcome next(Seen seen) {
        OrderKey key = OrderKey.of(SHOP, seen.order());
        Optional<Order> stored =
                Optional.ofNullable(tables.orderTable().load(List.of(key), true).get(key));
        OrderChange change = seen.after(stored);
        return tables.commit(1).commit(List.of(change)).getOrDefault(key, new CommitOutcome.Failed("no outcome"));
    }

    public Order stored(String id) {
        OrderKey key = OrderKey.of(SHOP, id);
        return Optional.ofNullable(tables.orderTable().load(List.of(key), true).get(key))
                .orElseThrow();
    }

    public StockLevel level(Sku sku) {
        return Optional.ofNullable(
                        tables.stockTable().levels(OWNER, List.of(slot(sku))).get(slot(sku)))
                .orElseThrow();
    }

    public void onHand(Sku sku, int units) {
        tables.stockTable().count(OWNER, slot(sku), units, "test", "opening");
    }

    public void setLevel(Sku sku, int onHand, int reserved) {
        Map<String, AttributeValue> item = new HashMap<>(StockItems.levelKey(OWNER, new Slot(sku, Slot.MAIN)));
        item.put("onHand", Fields.number(onHand));
        item.put("reserved", Fields.number(reserved));
        item.put("available", Fields.number(onHand - reserved));
        item.put("version", Fields.number(9));
        dynamo().putItem(p -> p.tableName(tables.stock()).item(item));
    }

    public static Item item(Sku sku) {
        return Optional.ofNullable(ITEMS.get(sku)).orElseThrow();
    }
}
