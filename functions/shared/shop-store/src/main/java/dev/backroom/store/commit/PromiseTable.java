package dev.backroom.store.commit;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Promises units to an order without a read of the platform: the order and its levels in one transaction. */
public final class PromiseTable {
    private final DynamoDbClient dynamo;
    private final String ordersTable;
    private final String stockTable;

    public PromiseTable(DynamoDbClient dynamo, String ordersTable, String stockTable) {
        this.dynamo = dynamo;
        this.ordersTable = ordersTable;
        this.stockTable = stockTable;
    }

    /**
     * Writes the order, and the levels what its reservation changed by.
     *
     * @param before as it was loaded
     * @param after one version on
     * @return false where somebody else wrote the order, or a level has too few units; nothing changed
     */
    public boolean put(String owner, Order before, Order after) {
        Map<Slot, StockDelta> deltas = before.reservation().deltasTo(after.reservation());
        if (1 + deltas.size() > TransactionPlan.MOST_WRITES) {
            return false;
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        Put order = Put.builder()
                .tableName(ordersTable)
                .item(OrderItem.encode(after))
                .conditionExpression("version = :loaded")
                .expressionAttributeValues(Map.of(":loaded", number(before.version())))
                .build();
        writes.add(TransactWriteItem.builder().put(order).build());
        deltas.forEach((slot, delta) -> writes.add(TransactWriteItem.builder()
                .update(LevelWrite.of(stockTable, new StockKey(owner, slot), delta))
                .build()));
        try {
            dynamo.transactWriteItems(t -> t.transactItems(writes));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }
}
