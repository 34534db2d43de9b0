package dev.backroom.store.handover;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Handovers in the desk's table: one process at a time for each order, and what it did before it died is known to the next
 * one. Who takes an order over from one that died is told so, because that one's last call may have taken effect.
 */
public final class HandoverTable {
    private final DynamoDbClient dynamo;
    private final String table;

    public HandoverTable(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** Whether the caller may work at the order. */
    public sealed interface Begun {
        record Ours(Handover handover) implements Begun {}

        /** Another process works at it just now. */
        record Busy() implements Begun {}

        /** There is nothing left to do; the stage is a final one. */
        record Over(Handover.Stage stage) implements Begun {}

        /** Nobody ever asked for it to be handed over. */
        record Absent() implements Begun {}
    }

    /**
     * Takes an order for the caller.
     *
     * @param wave begins the handover where there is none; with empty text only one that exists is taken
     * @param holder names the caller
     * @param now real time
     * @param until when others may take it, should the caller die
     */
    public Begun begin(OrderKey order, String wave, String holder, Instant now, Instant until) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":holder", text(holder),
                ":now", number(now.toEpochMilli()),
                ":until", number(until.toEpochMilli()),
                ":wave", text(wave),
                ":planned", text(Handover.Stage.PLANNED.name()),
                ":done", text(Handover.Stage.DONE.name()),
                ":stopped", text(Handover.Stage.STOPPED.name()),
                ":lane", text(HandoverItems.lane(order.shop())),
                ":sort", text(HandoverItems.place(until, order))));
        String free = "(attribute_not_exists(busyUntil) OR busyUntil <= :now OR holder = :holder)"
                + " AND (attribute_not_exists(stage) OR NOT stage IN (:done, :stopped))";
        try {
            Map<String, AttributeValue> before = dynamo.updateItem(u -> u.tableName(table)
                            .key(HandoverItems.key(order))
                            .updateExpression("SET holder = :holder, busyUntil = :until, workLane = :lane,"
                                    + " workSort = :sort, stage = if_not_exists(stage, :planned),"
                                    + " wave = if_not_exists(wave, :wave), since = if_not_exists(since, :now)")
                            .conditionExpression(wave.isEmpty() ? free + " AND attribute_exists(pk)" : free)
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes();
            // The warehouse may have reported a parcel before anybody asked for the handover.
            List<Parcel> parcels = parcels(order);
            return new Begun.Ours(
                    before.isEmpty()
                            ? HandoverItems.fresh(order, wave, now, parcels)
                            : HandoverItems.handover(order, before, parcels));
        } catch (ConditionalCheckFailedException refused) {
            return refused(order, wave, holder, now, until);
        }
    }

    private Begun refused(OrderKey order, String wave, String holder, Instant now, Instant until) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(HandoverItems.key(order)).consistentRead(true));
        if (!answer.hasItem()) {
            return new Begun.Absent();
        }
        StoredItem item = HandoverItems.item(order, answer.item());
        Handover.Stage stage = item.one("stage", Handover.Stage::valueOf);
        if (stage.isFinal()) {
            return new Begun.Over(stage);
        }
        return item.numberIf("busyUntil").orElse(0L) > now.toEpochMilli()
                ? new Begun.Busy()
                : begin(order, wave, holder, now, until);
    }

    /**
     * Opens a handover again that was done, because the platform changed what the warehouse was told. One that is under way,
     * that was stopped, or of which no warehouse knows stays as it is.
     */
    public void reopen(OrderKey order) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(HandoverItems.key(order))
                    .updateExpression("SET stage = :sent")
                    .conditionExpression("stage = :done AND given > :nothing")
                    .expressionAttributeValues(Map.of(
                            ":sent", text(Handover.Stage.SENT.name()),
                            ":done", text(Handover.Stage.DONE.name()),
                            ":nothing", text(""))));
        } catch (ConditionalCheckFailedException e) {
            // Nothing to open.
        }
    }

    /**
     * Stores how far the order has come, and lets go of it.
     *
     * @param due when somebody should look again; absent where nobody has to
     * @return false if the caller took too long, and another process has taken over
     */
    public boolean end(Handover handover, String holder, Optional<Instant> due) {
        Map<String, AttributeValue> values = new HashMap<>(HandoverItems.state(handover));
        values.put(":holder", text(holder));
        String lane = " REMOVE holder, busyUntil, workLane, workSort";
        if (due.isPresent()) {
            values.put(":lane", text(HandoverItems.lane(handover.order().shop())));
            values.put(":sort", text(HandoverItems.place(due.get(), handover.order())));
            lane = ", workLane = :lane, workSort = :sort REMOVE holder, busyUntil";
        }
        String update = HandoverItems.SET_STATE + lane;
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(HandoverItems.key(handover.order()))
                    .updateExpression(update)
                    .conditionExpression("holder = :holder")
                    .expressionAttributeNames(Map.of("#key", "key", "#reference", "reference"))
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /**
     * Keeps a parcel. The same id is the same parcel: what the warehouse says last of it counts, until the platform has it;
     * then it is not taken back.
     *
     * @param since when its order's handover began, or now
     */
    public void put(OrderKey order, Parcel parcel, Instant since) {
        try {
            dynamo.putItem(p -> {
                p.tableName(table).item(HandoverItems.parcel(order, parcel, since));
                if (parcel.state() == Parcel.State.REPORTED) {
                    p.conditionExpression("attribute_not_exists(pk) OR #state = :reported")
                            .expressionAttributeNames(Map.of("#state", "state"))
                            .expressionAttributeValues(Map.of(":reported", text(Parcel.State.REPORTED.name())));
                }
            });
        } catch (ConditionalCheckFailedException e) {
            // The platform has it.
        }
    }

    /** How far an order has come; empty where nobody ever asked for its handover. */
    public Optional<Handover> find(OrderKey order) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(HandoverItems.key(order)).consistentRead(true));
        return answer.hasItem()
                ? Optional.of(HandoverItems.handover(order, answer.item(), parcels(order)))
                : Optional.empty();
    }

    /**
     * The orders of a shop that somebody should look at by now, most overdue first. The list may lag by a moment.
     *
     * @param limit at most so many, 1 or more
     */
    public List<OrderKey> due(ShopId shop, Instant now, int limit) {
        String end = HandoverItems.second(now.plusSeconds(1));
        return LaneIndex.work(dynamo, table).before(HandoverItems.lane(shop), end, limit).stream()
                .map(item -> HandoverItems.order(Fields.textOf(item, "pk")))
                .toList();
    }

    /** The parcels of an order that are known by now. */
    public List<Parcel> parcels(OrderKey order) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :parcel)")
                        .expressionAttributeValues(
                                Map.of(":pk", text(HandoverItems.pk(order)), ":parcel", text(HandoverItems.PARCEL)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> HandoverItems.parcel(HandoverItems.item(order, item)))
                .toList();
    }
}
