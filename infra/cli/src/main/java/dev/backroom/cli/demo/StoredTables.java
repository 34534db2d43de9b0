package dev.backroom.cli.demo;

import dev.backroom.cli.Clients;
import dev.backroom.cli.Endpoints;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.simulator.StoredEvening;
import dev.backroom.store.OrderTable;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.ShopTable;
import dev.backroom.store.StockTable;
import dev.backroom.store.StoredOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads the running system's tables and queues as any AWS client could. */
final class StoredTables implements AutoCloseable {
    private static final int LOOKS_AT_WHAT_STAYS = 200;
    private static final int LOOKS_AT_WHAT_WAITS = 10;
    private static final Duration LOOKS_APART = Duration.ofMillis(100);
    private static final int KEYS_AT_ONCE = 500;
    private static final int MOST_PARKED = 1_000;
    private static final List<QueueAttributeName> DUE = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    private static final List<QueueAttributeName> DEPTHS = Stream.concat(
                    DUE.stream(), Stream.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .toList();
    /** Its delayed messages are looks that are not due yet: somebody else's turn has to come first. */
    private static final String RESTING = "Handovers";

    private final Endpoints endpoints;
    private final Clients clients;

    StoredTables(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.clients = Clients.of(endpoints);
    }

    /** Everything that the books can be compared with. An order that cannot be read is as good as lost. */
    StoredEvening evening(ShopId shop) {
        return new StoredEvening(orders(shop), levels(), parked());
    }

    /** How far the poll of the shop's orders has come, in the shop's time. */
    Optional<Instant> polledUpTo(ShopId shop) {
        return new ShopTable(clients.dynamodb(), endpoints.table("Shops")).watermark(shop);
    }

    /** Messages in a queue, those being worked on included. */
    int depth(String queue) {
        return messages(queue, DEPTHS);
    }

    private int left(String queue) {
        return messages(queue, queue.equals(RESTING) ? DUE : DEPTHS);
    }

    private int messages(String queue, List<QueueAttributeName> kinds) {
        String url = endpoints.queues().getOrDefault(queue, "");
        return clients
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(kinds))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /**
     * Messages that stay. The shop's watches go on, at night several in a second, and what one of them sends this moment is
     * gone the next: what was in a queue at every look may have stayed. Takes up to twenty seconds.
     */
    Map<String, Integer> staying(List<String> queues) {
        return staying(queues, LOOKS_AT_WHAT_STAYS);
    }

    /** Messages that somebody is behind with; one that a watch sends this moment is none. Takes up to a second. */
    int waiting(List<String> queues) {
        return staying(queues, LOOKS_AT_WHAT_WAITS).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Map<String, Integer> staying(List<String> queues, int looks) {
        Map<String, Integer> least = new TreeMap<>();
        queues.forEach(queue -> least.put(queue, left(queue)));
        for (int look = 1; look < looks; look++) {
            least.values().removeIf(waiting -> waiting == 0);
            if (least.isEmpty()) {
                break;
            }
            LockSupport.parkNanos(LOOKS_APART.toNanos());
            least.replaceAll((queue, waiting) -> Math.min(waiting, left(queue)));
        }
        least.values().removeIf(waiting -> waiting == 0);
        return least;
    }

    /** Messages by dead letter queue, those with none left out. */
    Map<String, Integer> deadLetters() {
        Map<String, Integer> dead = new TreeMap<>();
        endpoints.queues().keySet().stream()
                .filter(queue -> queue.endsWith("Dead"))
                .forEach(queue -> dead.put(queue, depth(queue)));
        dead.values().removeIf(messages -> messages == 0);
        return dead;
    }

    private List<StoredEvening.Order> orders(ShopId shop) {
        List<OrderKey> keys = clients
                .dynamodb()
                .scanPaginator(scan -> scan.tableName(endpoints.table("Orders")).projectionExpression("pk"))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("pk")).s().split("#", 2))
                .filter(parts -> parts[0].equals(shop.value()))
                .map(parts -> OrderKey.of(parts[0], parts[1]))
                .toList();
        OrderTable table = new OrderTable(clients.dynamodb(), endpoints.table("Orders"));
        List<StoredEvening.Order> orders = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            StoredOrders read = table.read(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)), true);
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
        StockTable table = new StockTable(clients.dynamodb(), endpoints.table("Stock"));
        List<Sku> skus = table.skus(Shop.DEFAULT_OWNER);
        List<Slot> slots = skus.stream().map(sku -> new Slot(sku, Slot.MAIN)).toList();
        return table.levels(Shop.DEFAULT_OWNER, slots).values().stream()
                .map(StoredTables::level)
                .toList();
    }

    private static StoredEvening.Level level(StockLevel level) {
        return new StoredEvening.Level(level.slot().sku().code(), level.onHand(), level.reserved());
    }

    private List<StoredEvening.Parked> parked() {
        return new ParkedMessages(clients.dynamodb(), endpoints.table("Shops"))
                .list(MOST_PARKED).stream()
                        .map(message -> new StoredEvening.Parked(message.queue(), message.reason(), message.at()))
                        .toList();
    }

    @Override
    public void close() {
        clients.close();
    }
}
