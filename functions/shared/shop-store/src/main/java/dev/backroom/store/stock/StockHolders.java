package dev.backroom.store.stock;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Slot;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.order.OrderTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The orders that hold units, whatever their state. No index has them by SKU, and an unpaid order stands in none at all: so
 * the table is read once from end to end, by the first movement that leaves less than was promised, and what was found
 * serves the movements after it.
 */
public final class StockHolders implements StockMoves.Holders {
    private static final int SEGMENTS = 4;

    private final DynamoDbClient dynamo;
    private final String table;
    private final OrderTable orders;
    private final Predicate<OrderKey> theirs;
    private Map<Slot, List<OrderKey>> known = Map.of();

    /** @param theirs whether an order belongs to a shop of the owner whose stock is booked */
    public StockHolders(DynamoDbClient dynamo, String ordersTable, Predicate<OrderKey> theirs) {
        this.dynamo = dynamo;
        this.table = ordersTable;
        this.orders = new OrderTable(dynamo, ordersTable);
        this.theirs = theirs;
    }

    @Override
    public Collection<Order> of(String owner, Slot slot, int units) {
        Collection<Order> holding = load(slot);
        if (held(holding, slot) < units) {
            known = scan();
            holding = load(slot);
        }
        return holding;
    }

    @Override
    public String table() {
        return table;
    }

    private Collection<Order> load(Slot slot) {
        return orders.read(known.getOrDefault(slot, List.of()), true).orders().values();
    }

    private static int held(Collection<Order> holding, Slot slot) {
        return holding.stream()
                .mapToInt(order -> order.reservation().reserved().getOrDefault(slot, 0))
                .sum();
    }

    private Map<Slot, List<OrderKey>> scan() {
        Map<Slot, List<OrderKey>> found = new HashMap<>();
        new Parallel(SEGMENTS)
                .map(IntStream.range(0, SEGMENTS).boxed().toList(), this::segment)
                .forEach(items -> items.forEach(item -> add(item, found)));
        return found;
    }

    private void add(Map<String, AttributeValue> item, Map<Slot, List<OrderKey>> found) {
        OrderKey key = OrderItem.orderKey(Fields.textOf(item, "pk"));
        if (theirs.test(key)) {
            Fields.mapOf(item, "reserved")
                    .keySet()
                    .forEach(slot -> found.computeIfAbsent(OrderItem.slot(slot), s -> new ArrayList<>())
                            .add(key));
        }
    }

    private List<Map<String, AttributeValue>> segment(int number) {
        ScanRequest scan = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .segment(number)
                .totalSegments(SEGMENTS)
                .filterExpression("attribute_exists(reserved)")
                .projectionExpression("pk, reserved")
                .build();
        return dynamo.scanPaginator(scan).items().stream().toList();
    }
}
