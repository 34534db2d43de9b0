package dev.backroom.store;

import static dev.backroom.store.Fields.number;
import static dev.backroom.store.Fields.text;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The item list and the stock levels of an owner. Orders change levels through {@link OrderCommit} alone. */
public final class StockTable {
    private static final System.Logger LOG = System.getLogger(StockTable.class.getName());

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final Backoff backoff;
    private final BatchReads reads;

    public StockTable(DynamoDbClient dynamo, String table) {
        this(dynamo, table, Clock.systemUTC(), Backoff.standard());
    }

    /**
     * A stock table with its own clock.
     *
     * @param clock says when a count was made
     */
    public StockTable(DynamoDbClient dynamo, String table, Clock clock, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.backoff = backoff;
        this.reads = new BatchReads(dynamo, table, backoff);
    }

    /**
     * The items that the owner's list has among the SKUs. One that cannot be read counts as missing, so that it holds up
     * its own orders and no others.
     */
    public Map<Sku, Item> items(String owner, Collection<Sku> skus) {
        var keys = skus.stream().map(sku -> StockItems.itemKey(owner, sku)).toList();
        Map<Sku, Item> items = new HashMap<>();
        for (Map<String, AttributeValue> stored : reads.items(keys, false)) {
            try {
                Item item = StockItems.item(stored);
                items.put(item.sku(), item);
            } catch (UnreadableItem e) {
                LOG.log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        return items;
    }

    /** Puts an item, new or changed. */
    public void putItem(String owner, Item item) {
        Map<String, AttributeValue> encoded = StockItems.encode(owner, item);
        dynamo.putItem(p -> p.tableName(table).item(encoded));
        dynamo.putItem(p -> p.tableName(table)
                .item(Fields.key(owner, StockItems.SKU_LIST + item.sku().code())));
    }

    /** All SKUs of the owner's list, in order of their codes. */
    public List<Sku> skus(String owner) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :owner AND begins_with(sk, :list)")
                        .expressionAttributeValues(Map.of(":owner", text(owner), ":list", text(StockItems.SKU_LIST))))
                .items()
                .stream()
                .map(item -> new Sku(Fields.textOf(item, "sk").substring(StockItems.SKU_LIST.length())))
                .toList();
    }

    /** The levels that exist among the slots. */
    public Map<Slot, StockLevel> levels(String owner, Collection<Slot> slots) {
        return levels(owner, slots, false);
    }

    private Map<Slot, StockLevel> levels(String owner, Collection<Slot> slots, boolean consistent) {
        var keys = slots.stream().map(slot -> StockItems.levelKey(owner, slot)).toList();
        return reads.items(keys, consistent).stream()
                .map(StockItems::level)
                .collect(Collectors.toMap(StockLevel::slot, Function.identity()));
    }

    /**
     * Sets what is on hand to what was counted, keeps what is reserved, and records the move.
     *
     * @param counted units in the building, 0 or more
     * @param who made the count, as the move shall name them
     * @return the level after the count
     * @throws BelowReserved if orders were promised more than was counted; nothing is changed
     * @throws StoreBusy if orders kept changing the level meanwhile
     */
    public StockLevel count(String owner, Slot slot, int counted, String who, String why) {
        if (counted < 0) {
            throw new IllegalArgumentException("counted fewer than 0 units");
        }
        for (int call = 1; ; call++) {
            StockLevel before = levels(owner, List.of(slot), true).getOrDefault(slot, new StockLevel(slot, 0, 0, 0));
            if (counted < before.reserved()) {
                throw new BelowReserved(before, counted);
            }
            StockLevel after = new StockLevel(slot, counted, before.reserved(), before.version() + 1);
            if (move(owner, before, after, who, why)) {
                return after;
            }
            if (call == backoff.attempts()) {
                throw new StoreBusy("the level of " + slot + " kept changing during the count");
            }
            backoff.beforeNext(call);
        }
    }

    private boolean move(String owner, StockLevel before, StockLevel after, String who, String why) {
        boolean first = before.version() == 0;
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":onHand", number(after.onHand()),
                ":reserved", number(after.reserved()),
                ":available", number(after.available()),
                ":version", number(after.version())));
        if (!first) {
            values.put(":loaded", number(before.version()));
        }
        Update level = Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(owner, after.slot()))
                .updateExpression(
                        "SET onHand = :onHand, reserved = :reserved, available = :available, version = :version")
                .conditionExpression(first ? "attribute_not_exists(pk)" : "version = :loaded")
                .expressionAttributeValues(values)
                .build();
        Put record = Put.builder()
                .tableName(table)
                .item(moveItem(owner, before, after, who, why))
                .build();
        try {
            dynamo.transactWriteItems(t -> t.transactItems(
                    TransactWriteItem.builder().update(level).build(),
                    TransactWriteItem.builder().put(record).build()));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }

    private Map<String, AttributeValue> moveItem(
            String owner, StockLevel before, StockLevel after, String who, String why) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String id = after.slot().warehouse() + "-" + after.version();
        Map<String, AttributeValue> item = new HashMap<>(
                Fields.key(StockItems.partition(owner, after.slot().sku()), "MOVE#" + time + "#" + id));
        item.put("kind", text("COUNT"));
        item.put("warehouse", text(after.slot().warehouse()));
        item.put("change", number(after.onHand() - before.onHand()));
        item.put("onHand", number(after.onHand()));
        item.put("who", text(who));
        item.put("why", text(why));
        return item;
    }
}
