package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.ShopId;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Decisions about orders, in the desk table: each is one write with the order that it changes, so that no order changes by
 * hand without a trace of who did it. Forgotten after {@link #KEEP}.
 */
public final class DecisionTable {
    /** Longer than any claim about an order may come. */
    public static final Duration KEEP = Duration.ofDays(400);

    /** What one decision writes at most. */
    static final int WRITES = 3;

    private static final String CANCEL = "CANCEL";
    private static final int WIDTH = 16;

    private final DynamoDbClient dynamo;
    private final String orders;
    private final String desk;
    private final Attempts attempts;
    private final Parallel parallel = new Parallel(WIDTH);

    public DecisionTable(DynamoDbClient dynamo, String ordersTable, String deskTable) {
        this(dynamo, ordersTable, deskTable, Backoff.standard());
    }

    public DecisionTable(DynamoDbClient dynamo, String ordersTable, String deskTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.orders = ordersTable;
        this.desk = deskTable;
        this.attempts = new Attempts(backoff);
    }

    /**
     * Keeps a decision, together with the order that it changes and the cancellation that it asks for.
     *
     * @param before what the decision was made about
     * @param after the order from now on; {@code before} itself where it stays
     * @param also what is written together with it, or not at all
     * @return false if somebody has written the order meanwhile, or a condition of the further writes does not hold
     */
    boolean keep(Order before, Order after, Decided decided, Optional<CancelWish> wish, List<TransactWriteItem> also) {
        List<TransactWriteItem> writes = new ArrayList<>(also);
        writes.addAll(writes(before, after, decided, wish));
        try {
            attempts.of(() -> dynamo.transactWriteItems(t -> t.transactItems(writes)));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().noneMatch(r -> "ConditionalCheckFailed".equals(r.code()))) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Writes what belongs to several decisions, all of it or nothing, and tries once.
     *
     * @param writes up to 100
     * @return false if it was refused, or nobody knows whether it was done
     */
    boolean keepTogether(List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(t -> t.transactItems(writes));
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    /** What {@link #keep} writes: at most {@link #WRITES}. */
    List<TransactWriteItem> writes(Order before, Order after, Decided decided, Optional<CancelWish> wish) {
        List<TransactWriteItem> writes = new ArrayList<>();
        if (after.version() != before.version()) {
            writes.add(TransactWriteItem.builder()
                    .put(p -> p.tableName(orders)
                            .item(OrderItem.encode(after))
                            .conditionExpression("version = :before")
                            .expressionAttributeValues(Map.of(":before", number(before.version()))))
                    .build());
        }
        writes.add(put(DecidedItem.encode(before.key(), decided)));
        if (wish.isPresent()) {
            writes.add(put(wish(wish.get())));
        } else if (!isStopped(after)) {
            // Whoever lets an order go does not want it cancelled.
            writes.add(delete(before.key()));
        }
        return writes;
    }

    /** Keeps what became of a cancellation, and asks for it no more. */
    public void settle(CancelWish wish, Decided decided) {
        attempts.of(() -> dynamo.transactWriteItems(
                t -> t.transactItems(put(DecidedItem.encode(wish.order(), decided)), delete(wish.order()))));
    }

    /** Keeps that somebody did something which changes no order. */
    public void record(Map<OrderKey, Decided> done) {
        parallel.map(
                List.copyOf(done.entrySet()),
                one -> attempts.of(() ->
                        dynamo.putItem(p -> p.tableName(desk).item(DecidedItem.encode(one.getKey(), one.getValue())))));
    }

    /**
     * What was done with an order, newest first.
     *
     * @param limit the most to give, 1 or more
     */
    public List<Decided> history(OrderKey order, int limit) {
        return dynamo
                .query(q -> q.tableName(desk)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :action)")
                        .expressionAttributeValues(
                                Map.of(":pk", text(DecidedItem.partition(order)), ":action", text(DecidedItem.PLACE)))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(DecidedItem::decode)
                .toList();
    }

    /**
     * Cancellations that the platform is to be asked for, oldest first. The list may lag behind by a moment.
     *
     * @param limit the most to give, 1 or more
     */
    public List<CancelWish> wishes(ShopId shop, int limit) {
        return LaneIndex.work(dynamo, desk).first(lane(shop), limit).stream()
                .map(item -> OrderItem.orderKey(textOf(item, "pk").substring("ORDER#".length())))
                .map(this::wish)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The cancellation of an order that the platform is still to be asked for. */
    public Optional<CancelWish> wish(OrderKey order) {
        var answer = dynamo.getItem(g ->
                g.tableName(desk).key(key(DecidedItem.partition(order), CANCEL)).consistentRead(true));
        if (!answer.hasItem()) {
            return Optional.empty();
        }
        StoredItem item = new StoredItem("cancellation of " + order, answer.item());
        return Optional.of(new CancelWish(
                order,
                item.one("reason", CancelReason::valueOf),
                item.text("who"),
                Instant.ofEpochMilli(item.number("at"))));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(desk).item(item))
                .build();
    }

    private TransactWriteItem delete(OrderKey order) {
        return TransactWriteItem.builder()
                .delete(d -> d.tableName(desk).key(key(DecidedItem.partition(order), CANCEL)))
                .build();
    }

    private static boolean isStopped(Order order) {
        return order.holds().stream().anyMatch(hold -> hold.code() == HoldCode.HELD_BY_HAND);
    }

    private static Map<String, AttributeValue> wish(CancelWish wish) {
        Map<String, AttributeValue> item = new HashMap<>(key(DecidedItem.partition(wish.order()), CANCEL));
        item.put("reason", text(wish.reason().name()));
        item.put("who", text(wish.who()));
        item.put("at", number(wish.at().toEpochMilli()));
        item.put("workLane", text(lane(wish.order().shop())));
        item.put(
                "workSort", text(OrderItem.epoch(wish.at()) + "#" + wish.order().order()));
        item.put("expires", number(wish.at().plus(KEEP).getEpochSecond()));
        return item;
    }

    private static String lane(ShopId shop) {
        return shop + "#" + CANCEL;
    }
}
