package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.ToPack;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Attribute;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Reads orders by key and by work list, and writes what the desk itself decides about one. What the platform says,
 * {@link OrderCommit} writes.
 */
public final class OrderTable {
    /** What the index of the work lists holds of an order beside its keys. */
    public static final List<String> LISTED =
            OrderItem.LISTED.stream().map(Attribute::name).toList();

    private static final int WIDTH = 8;

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;
    private final Attempts attempts;
    private final LaneIndex open;
    private final Parallel parallel = new Parallel(WIDTH);

    public OrderTable(DynamoDbClient dynamo, String table) {
        this(dynamo, table, Backoff.standard());
    }

    public OrderTable(DynamoDbClient dynamo, String table, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = table;
        this.reads = new BatchReads(dynamo, table, backoff);
        this.attempts = new Attempts(backoff);
        this.open = new LaneIndex(dynamo, table, OrderItem.OPEN_INDEX, OrderItem.OPEN_LANE, OrderItem.OPEN_SORT);
    }

    /**
     * The stored orders among the keys.
     *
     * @param consistent sees every write that was answered before, at twice the read units
     * @throws UnreadableItem if any of them cannot be read
     * @throws StoreBusy if the table stays busy
     */
    public Map<OrderKey, Order> load(Collection<OrderKey> keys, boolean consistent) {
        Map<OrderKey, Order> orders = new HashMap<>();
        reads.items(keys(keys), consistent).forEach(item -> {
            Order order = OrderItem.decode(item);
            orders.put(order.key(), order);
        });
        return orders;
    }

    /** As {@link #load}, but one unreadable order does not hide the others. */
    public StoredOrders read(Collection<OrderKey> keys, boolean consistent) {
        Map<OrderKey, Order> orders = new HashMap<>();
        Map<OrderKey, String> unreadable = new HashMap<>();
        for (Map<String, AttributeValue> item : reads.items(keys(keys), consistent)) {
            OrderKey key = OrderItem.orderKey(Fields.textOf(item, "pk"));
            try {
                orders.put(key, OrderItem.decode(item));
            } catch (UnreadableItem e) {
                unreadable.put(key, String.valueOf(e.getMessage()));
            }
        }
        return new StoredOrders(orders, unreadable);
    }

    /**
     * Writes an order that the desk changed, if nobody wrote it since. An order that changes stock cannot be written so.
     *
     * @param before as it was loaded
     * @param after one version on
     * @return false where somebody else wrote the order meanwhile; then it is to be loaded and decided again
     * @throws IllegalArgumentException if the versions do not follow each other, or stock would change
     * @throws software.amazon.awssdk.core.exception.SdkException if the table stays busy; the write may have happened
     */
    public boolean replace(Order before, Order after) {
        if (!before.key().equals(after.key()) || after.version() != before.version() + 1) {
            throw new IllegalArgumentException("order " + after.key() + " is not one version on");
        }
        if (!before.reservation().equals(after.reservation())) {
            throw new IllegalArgumentException("order " + after.key() + " would change stock");
        }
        return attempts.of(() -> {
            try {
                dynamo.putItem(p -> p.tableName(table)
                        .item(OrderItem.encode(after))
                        .conditionExpression("version = :before")
                        .expressionAttributeValues(Map.of(":before", number(before.version()))));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /**
     * Writes many orders, each for itself, as {@link #replace}.
     *
     * @param before as they were loaded
     * @param change what becomes of each
     * @return the orders as they are stored now, without those that somebody else wrote meanwhile
     */
    public List<Order> replaceAll(Collection<Order> before, UnaryOperator<Order> change) {
        return parallel
                .map(List.copyOf(before), order -> {
                    Order after = change.apply(order);
                    return replace(order, after) ? Optional.of(after) : Optional.<Order>empty();
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The orders in a work list, earliest ship-by first. The list may lag behind the orders by a moment.
     *
     * @param limit at most so many, 1 or more
     */
    public List<OrderKey> open(ShopId shop, Lane lane, int limit) {
        return merged(shard -> open.first(lane(shop, lane, shard), limit))
                .limit(limit)
                .map(item -> OrderItem.orderKey(Fields.textOf(item, "pk")))
                .toList();
    }

    /**
     * What a work list shows of its orders, without reading any of them: about one read unit for 15. The list may lag behind
     * the orders by a moment.
     *
     * @param limit at most so many, 1 or more
     */
    public ListedOrders listed(ShopId shop, Lane lane, int limit) {
        return listed(merged(shard -> open.first(lane(shop, lane, shard), limit))
                .limit(limit)
                .toList());
    }

    /** As {@link #listed(ShopId, Lane, int)}, of all orders that the list has. */
    public ListedOrders listed(ShopId shop, Lane lane) {
        List<Integer> shards = IntStream.range(0, OrderItem.SHARDS).boxed().toList();
        return listed(merged(parallel.map(shards, shard -> open.all(lane(shop, lane, shard)))::get)
                .toList());
    }

    /**
     * As {@link #listed(ShopId, Lane, int)}, of the orders alone that sort before an instant.
     *
     * @param before what {@link dev.backroom.model.order.ToPack#shipBy} lies before
     */
    public ListedOrders listedBefore(ShopId shop, Lane lane, Instant before, int limit) {
        String end = OrderItem.epoch(before);
        return listed(merged(shard -> open.before(lane(shop, lane, shard), end, limit))
                .limit(limit)
                .toList());
    }

    private static ListedOrders listed(List<Map<String, AttributeValue>> items) {
        List<ListedOrder> orders = new ArrayList<>();
        Map<OrderKey, String> unreadable = new HashMap<>();
        for (Map<String, AttributeValue> item : items) {
            try {
                orders.add(OrderItem.listed(item));
            } catch (UnreadableItem e) {
                unreadable.put(OrderItem.orderKey(Fields.textOf(item, "pk")), String.valueOf(e.getMessage()));
            }
        }
        return new ListedOrders(orders, unreadable);
    }

    /**
     * A page of a work list.
     *
     * @param next where the following page begins; empty on the last
     */
    public record OpenPage(List<OrderKey> orders, Optional<String> next) {
        public OpenPage {
            orders = List.copyOf(orders);
        }
    }

    /**
     * The orders of a work list after a place, earliest ship-by first. Places of two shops, or two lists, compare: lists
     * can be read side by side and merged.
     *
     * @param after a place that a page named; empty text for the beginning
     * @param limit at most so many, 1 or more
     */
    public OpenPage openAfter(ShopId shop, Lane lane, String after, int limit) {
        // One item more than the limit, where there is one, tells that more follow.
        List<Map<String, AttributeValue>> found = merged(shard -> {
                    String place = lane(shop, lane, shard);
                    return after.isEmpty() ? open.first(place, limit + 1) : open.after(place, after, limit + 1);
                })
                .toList();
        List<OrderKey> orders = found.stream()
                .limit(limit)
                .map(item -> OrderItem.orderKey(Fields.textOf(item, "pk")))
                .toList();
        return new OpenPage(
                orders,
                found.size() > limit
                        ? Optional.of(Fields.textOf(found.get(limit - 1), OrderItem.OPEN_SORT.name()))
                        : Optional.empty());
    }

    /** Where an order stands in its work list. */
    public static String place(ToPack order) {
        return OrderItem.openSort(order);
    }

    /** What the shards of a list have, in the list's order. */
    private static Stream<Map<String, AttributeValue>> merged(IntFunction<List<Map<String, AttributeValue>>> shard) {
        return IntStream.range(0, OrderItem.SHARDS)
                .mapToObj(shard)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(item -> Fields.textOf(item, OrderItem.OPEN_SORT.name())));
    }

    private static String lane(ShopId shop, Lane lane, int shard) {
        return OrderItem.openLane(shop.value(), lane, shard);
    }

    private static List<Map<String, AttributeValue>> keys(Collection<OrderKey> keys) {
        return keys.stream().map(OrderItem::key).toList();
    }
}
