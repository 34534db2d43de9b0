package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item list and the stock levels of an owner. Orders change levels through {@link OrderCommit} alone. */
public final class StockTable {
    private static final System.Logger LOG = System.getLogger(StockTable.class.getName());

    /** Sorts behind every SKU, in whatever script its code is written. */
    private static final String AFTER_SKUS = "SKU$";

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;
    private final StockMoves moves;

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
        this.reads = new BatchReads(dynamo, table, backoff);
        this.moves = new StockMoves(dynamo, table, clock, backoff);
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
        // A part that its bundle no longer has keeps the mark; it costs one needless look at the bundle.
        item.parts()
                .keySet()
                .forEach(part -> dynamo.putItem(p -> p.tableName(table)
                        .item(Fields.key(
                                StockItems.partition(owner, part),
                                StockItems.BUNDLE + item.sku().code()))));
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

    /**
     * Some SKUs of the owner's list, in order of their codes.
     *
     * @param after the code behind which they begin; empty for the first
     * @param limit at most so many, 1 or more
     */
    public List<Sku> skusAfter(String owner, String after, int limit) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :owner AND sk BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":owner", text(owner),
                                ":first", text(StockItems.SKU_LIST + after + (after.isEmpty() ? "" : "\u0000")),
                                ":last", text(AFTER_SKUS)))
                        .limit(limit))
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
                .filter(StockItems::isBooked)
                .map(StockItems::level)
                .collect(Collectors.toMap(StockLevel::slot, Function.identity()));
    }

    /**
     * Sets what is on hand to what was counted, keeps what is reserved, and records the move.
     *
     * @param counted units in the building, 0 or more
     * @param who made the count, as the move shall name them
     * @return the level as it is now
     * @throws BelowReserved if orders were promised more than was counted; nothing is changed
     * @throws StoreBusy if orders kept changing the level meanwhile
     */
    public StockLevel count(String owner, Slot slot, int counted, String who, String why) {
        Booked booked = moves.book(owner, new Movement(Movement.Kind.COUNT, slot, counted, "", who, why));
        if (booked instanceof Booked.BelowPromised(StockLevel level)) {
            throw new BelowReserved(level, counted);
        }
        return levels(owner, List.of(slot), true).getOrDefault(slot, new StockLevel(slot, counted, 0, 1));
    }
}
