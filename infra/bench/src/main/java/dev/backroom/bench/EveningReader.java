package dev.backroom.bench;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.simulator.audit.StoredEvening;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import dev.backroom.store.stock.StockTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads from a system's tables what the simulator's books can be compared with. */
public final class EveningReader {
    private static final int KEYS_AT_ONCE = 500;
    private static final int MOST_PARKED = 1_000;

    private final DynamoDbClient dynamo;
    private final UnaryOperator<String> table;

    /** @param table the physical name of a table by its logical id */
    public EveningReader(DynamoDbClient dynamo, UnaryOperator<String> table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Everything of one shop. An order that cannot be read is as good as lost. */
    public StoredEvening evening(ShopId shop) {
        return new StoredEvening(orders(shop), levels(), parked());
    }

    private List<StoredEvening.Order> orders(ShopId shop) {
        List<OrderKey> keys = dynamo
                .scanPaginator(scan -> scan.tableName(table.apply("Orders")).projectionExpression("pk"))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("pk")).s().split("#", 2))
                .filter(parts -> parts[0].equals(shop.value()))
                .map(parts -> OrderKey.of(parts[0], parts[1]))
                .toList();
        OrderTable stored = new OrderTable(dynamo, table.apply("Orders"));
        List<StoredEvening.Order> orders = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            StoredOrders read = stored.read(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)), true);
            read.orders().values().forEach(order -> orders.add(stored(order)));
        }
        return orders;
    }

    private static StoredEvening.Order stored(Order order) {
        return new StoredEvening.Order(
                order.key().order(),
                order.status().name(),
                bySku(order.reservation().reserved()),
                bySku(order.reservation().consumed()),
                order.holds().stream()
                        .map(hold -> hold.code())
                        .map(HoldCode::name)
                        .collect(Collectors.toSet()));
    }

    private static Map<String, Integer> bySku(Map<Slot, Integer> slots) {
        Map<String, Integer> units = new HashMap<>();
        slots.forEach((slot, count) -> units.merge(slot.sku().code(), count, Integer::sum));
        return units;
    }

    private List<StoredEvening.Level> levels() {
        StockTable stock = new StockTable(dynamo, table.apply("Stock"));
        List<Sku> skus = stock.skus(Shop.DEFAULT_OWNER);
        List<Slot> slots = skus.stream().map(sku -> new Slot(sku, Slot.MAIN)).toList();
        return stock.levels(Shop.DEFAULT_OWNER, slots).values().stream()
                .map(EveningReader::level)
                .toList();
    }

    private static StoredEvening.Level level(StockLevel level) {
        return new StoredEvening.Level(level.slot().sku().code(), level.onHand(), level.reserved());
    }

    private List<StoredEvening.Parked> parked() {
        return new ParkedMessages(dynamo, table.apply("Shops"))
                .list(MOST_PARKED).stream()
                        .map(message -> new StoredEvening.Parked(message.queue(), message.reason(), message.at()))
                        .toList();
    }
}
