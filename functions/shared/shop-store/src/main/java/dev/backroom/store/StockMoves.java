package dev.backroom.store;

import static dev.backroom.store.Fields.number;
import static dev.backroom.store.Fields.text;

import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Movements: each changes its level and is written down in one transaction. So, at any time, the units on hand of a slot
 * are the sum of its movements' changes, less the units that orders consumed there; units that left although the level did
 * not have them are on their order alone, which is held for it. The units reserved are the sum of the orders' reserved
 * units.
 */
public final class StockMoves {
    /** As many digits for every instant, so that movements are read in the order in which they were booked. */
    private static final DateTimeFormatter IN_ORDER =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final Backoff backoff;
    private final BatchReads reads;

    /** @param clock says when a movement was booked */
    public StockMoves(DynamoDbClient dynamo, String stockTable, Clock clock) {
        this(dynamo, stockTable, clock, Backoff.standard());
    }

    public StockMoves(DynamoDbClient dynamo, String stockTable, Clock clock, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = stockTable;
        this.clock = clock;
        this.backoff = backoff;
        this.reads = new BatchReads(dynamo, stockTable, backoff);
    }

    /**
     * Books a movement, once per reference.
     *
     * @throws StoreBusy if orders kept changing the level meanwhile
     */
    public Booked book(String owner, Movement movement) {
        for (int call = 1; ; call++) {
            Optional<Booked> booked = attempt(owner, movement);
            if (booked.isPresent()) {
                return booked.get();
            }
            if (call == backoff.attempts()) {
                throw new StoreBusy("the level of " + movement.slot() + " kept changing");
            }
            backoff.beforeNext(call);
        }
    }

    private Optional<Booked> attempt(String owner, Movement movement) {
        StockLevel before = level(owner, movement.slot());
        boolean counted = movement.kind() == Movement.Kind.COUNT;
        int change = counted ? movement.units() - before.onHand() : movement.change();
        List<TransactWriteItem> writes = new ArrayList<>();
        Update level = counted ? set(owner, before, movement.units()) : add(owner, movement.slot(), change);
        Map<String, AttributeValue> record = record(owner, movement, change);
        writes.add(TransactWriteItem.builder().update(level).build());
        writes.add(TransactWriteItem.builder()
                .put(p -> p.tableName(table).item(record))
                .build());
        if (!movement.reference().isEmpty()) {
            writes.add(TransactWriteItem.builder()
                    .put(p -> p.tableName(table)
                            .item(guard(owner, movement))
                            .conditionExpression("attribute_not_exists(pk)"))
                    .build());
        }
        if (before.available() + change < 0) {
            return Optional.of(isBooked(owner, movement) ? new Booked.Repeated() : new Booked.BelowPromised(before));
        }
        try {
            dynamo.transactWriteItems(t -> t.transactItems(writes));
            return Optional.of(new Booked.Done(change));
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            boolean repeated = reasons.size() > 2
                    && "ConditionalCheckFailed".equals(reasons.get(2).code());
            return repeated ? Optional.of(new Booked.Repeated()) : Optional.empty();
        }
    }

    private boolean isBooked(String owner, Movement movement) {
        return !movement.reference().isEmpty()
                && !reads.items(List.of(guardKey(owner, movement)), true).isEmpty();
    }

    private StockLevel level(String owner, Slot slot) {
        return reads.items(List.of(StockItems.levelKey(owner, slot)), true).stream()
                .map(StockItems::level)
                .findFirst()
                .orElseGet(() -> new StockLevel(slot, 0, 0, 0));
    }

    private Update set(String owner, StockLevel before, int counted) {
        boolean first = before.version() == 0;
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":onHand", number(counted),
                ":reserved", number(before.reserved()),
                ":available", number(counted - before.reserved()),
                ":version", number(before.version() + 1)));
        if (!first) {
            values.put(":loaded", number(before.version()));
        }
        return Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(owner, before.slot()))
                .updateExpression(
                        "SET onHand = :onHand, reserved = :reserved, available = :available, version = :version")
                .conditionExpression(first ? "attribute_not_exists(pk)" : "version = :loaded")
                .expressionAttributeValues(values)
                .build();
    }

    private Update add(String owner, Slot slot, int change) {
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":change", number(change), ":zero", number(0), ":one", number(1)));
        Update.Builder update = Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(owner, slot))
                .updateExpression("ADD onHand :change, available :change, reserved :zero, version :one");
        if (change < 0) {
            values.put(":need", number(-(long) change));
            update.conditionExpression("available >= :need");
        }
        return update.expressionAttributeValues(values).build();
    }

    private Map<String, AttributeValue> record(String owner, Movement movement, int change) {
        String time = IN_ORDER.format(clock.instant());
        String id = UUID.randomUUID().toString().substring(0, 8);
        Map<String, AttributeValue> item = new HashMap<>(
                Fields.key(StockItems.partition(owner, movement.slot().sku()), StockItems.MOVE + time + "#" + id));
        item.put("kind", text(movement.kind().name()));
        item.put("warehouse", text(movement.slot().warehouse()));
        item.put("change", number(change));
        if (movement.kind() == Movement.Kind.COUNT) {
            item.put("onHand", number(movement.units()));
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

    private static Map<String, AttributeValue> guardKey(String owner, Movement movement) {
        Slot slot = movement.slot();
        return Fields.key(
                StockItems.partition(owner, slot.sku()),
                "REFERENCE#" + movement.kind() + "#" + slot.warehouse() + "#" + movement.reference());
    }
}
