package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.order.OrderItem;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The writes that book a movement: its level, its record, the guard of its reference, and the orders that give back. */
final class MovementWrites {
    /** As many digits for every instant, so that movements are read in the order in which they were booked. */
    private static final DateTimeFormatter IN_ORDER =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    /** Where the guard stands among the writes, if the movement has one: behind the level and the record. */
    static final int GUARD = 2;

    private final String table;
    private final Clock clock;

    MovementWrites(String table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param last whether the movement is booked with this step, so that its reference is known from now on */
    List<TransactWriteItem> of(String owner, Movement movement, MovementStep step, boolean last, String ordersTable) {
        List<TransactWriteItem> writes = new ArrayList<>();
        Update level = step.adds() ? add(owner, movement.slot(), step.change()) : set(owner, step);
        writes.add(TransactWriteItem.builder().update(level).build());
        Map<String, AttributeValue> record = record(owner, movement, step);
        writes.add(TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(record))
                .build());
        if (last && !movement.reference().isEmpty()) {
            writes.add(TransactWriteItem.builder()
                    .put(p -> p.tableName(table)
                            .item(guard(owner, movement))
                            .conditionExpression("attribute_not_exists(pk)"))
                    .build());
        }
        for (Promises.Cut cut : step.cuts()) {
            Put order = Put.builder()
                    .tableName(ordersTable)
                    .item(OrderItem.encode(cut.after()))
                    .conditionExpression("version = :loaded")
                    .expressionAttributeValues(
                            Map.of(":loaded", number(cut.before().version())))
                    .build();
            writes.add(TransactWriteItem.builder().put(order).build());
        }
        return writes;
    }

    private Update set(String owner, MovementStep step) {
        long version = step.before().version();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":onHand", number(step.onHand()),
                ":reserved", number(step.reserved()),
                ":available", number(step.onHand() - step.reserved()),
                ":overdrawn", number(step.overdrawn()),
                ":version", number(version + 1)));
        if (version > 0) {
            values.put(":loaded", number(version));
        }
        return Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(owner, step.before().slot()))
                .updateExpression("SET onHand = :onHand, reserved = :reserved, available = :available, "
                        + StockItems.OVERDRAWN + " = :overdrawn, version = :version")
                .conditionExpression(version > 0 ? "version = :loaded" : "attribute_not_exists(pk)")
                .expressionAttributeValues(values)
                .build();
    }

    /** Without asking for the version, so that deliveries and orders do not wait for each other. */
    private Update add(String owner, Slot slot, int change) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":change", number(change), ":zero", number(0), ":one", number(1)));
        String condition =
                "(attribute_not_exists(" + StockItems.OVERDRAWN + ") OR " + StockItems.OVERDRAWN + " = :zero)";
        if (change < 0) {
            values.put(":need", number(-(long) change));
            condition = "available >= :need";
        }
        return Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(owner, slot))
                .updateExpression("ADD onHand :change, available :change, reserved :zero, version :one")
                .conditionExpression(condition)
                .expressionAttributeValues(values)
                .build();
    }

    private Map<String, AttributeValue> record(String owner, Movement movement, MovementStep step) {
        String time = IN_ORDER.format(clock.instant());
        String id = UUID.randomUUID().toString().substring(0, 8);
        Map<String, AttributeValue> item = new HashMap<>(
                Fields.key(StockItems.partition(owner, movement.slot().sku()), StockItems.MOVE + time + "#" + id));
        item.put("kind", text(movement.kind().name()));
        item.put("warehouse", text(movement.slot().warehouse()));
        item.put("change", number(step.change()));
        if (movement.kind() == Movement.Kind.COUNT) {
            item.put("onHand", number(step.onHand()));
        }
        if (!movement.reference().isEmpty()) {
            item.put("reference", text(movement.reference()));
        }
        item.put("who", text(movement.who()));
        item.put("why", text(movement.why()));
        return item;
    }

    private Map<String, AttributeValue> guard(String owner, Movement movement) {
        Map<String, AttributeValue> guard = new HashMap<>(guardKey(owner, movement));
        guard.put("at", number(clock.millis()));
        return guard;
    }

    static Map<String, AttributeValue> guardKey(String owner, Movement movement) {
        Slot slot = movement.slot();
        return Fields.key(
                StockItems.partition(owner, slot.sku()),
                "REFERENCE#" + movement.kind() + "#" + slot.warehouse() + "#" + movement.reference());
    }
}
