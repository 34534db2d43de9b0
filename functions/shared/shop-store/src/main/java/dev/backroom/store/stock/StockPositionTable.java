package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.UnreadableItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads whole shelves, always up to date: one query a SKU, whose cost does not grow with the SKU's history because
 * movements sort behind everything else.
 */
public final class StockPositionTable {
    private static final System.Logger LOG = System.getLogger(StockPositionTable.class.getName());
    private static final int WIDTH = 8;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Parallel parallel;

    public StockPositionTable(DynamoDbClient dynamo, String table) {
        this(dynamo, table, WIDTH);
    }

    /** @param width how many SKUs are read at a time */
    public StockPositionTable(DynamoDbClient dynamo, String table, int width) {
        this.dynamo = dynamo;
        this.table = table;
        this.parallel = new Parallel(width);
    }

    /** The SKUs' shelves, and those of their parts. */
    public StockPositions read(String owner, Collection<Sku> skus) {
        Map<Sku, StockPosition> shelves = new HashMap<>();
        add(owner, skus, shelves);
        addParts(owner, shelves);
        return new StockPositions(shelves);
    }

    /** The same with the bundles that the SKUs are parts of, because a part's stock is the bundle's. */
    public StockPositions readWithBundles(String owner, Collection<Sku> skus) {
        Map<Sku, StockPosition> shelves = new HashMap<>();
        add(owner, skus, shelves);
        Set<Sku> bundles = new HashSet<>();
        shelves.values().forEach(shelf -> bundles.addAll(shelf.bundles()));
        add(owner, bundles, shelves);
        addParts(owner, shelves);
        return new StockPositions(shelves);
    }

    private void addParts(String owner, Map<Sku, StockPosition> shelves) {
        Set<Sku> parts = new HashSet<>();
        shelves.values()
                .forEach(shelf ->
                        shelf.item().ifPresent(item -> parts.addAll(item.parts().keySet())));
        add(owner, parts, shelves);
    }

    private void add(String owner, Collection<Sku> skus, Map<Sku, StockPosition> shelves) {
        Set<Sku> missing = new TreeSet<>(skus);
        missing.removeAll(shelves.keySet());
        parallel.map(List.copyOf(missing), sku -> shelf(owner, sku)).forEach(shelf -> shelves.put(shelf.sku(), shelf));
    }

    private StockPosition shelf(String owner, Sku sku) {
        Optional<Item> item = Optional.empty();
        List<StockLevel> levels = new ArrayList<>();
        List<Listed> listings = new ArrayList<>();
        Set<Sku> bundles = new HashSet<>();
        StockAlarm alarm = StockAlarm.QUIET;
        for (Map<String, AttributeValue> stored : query(StockItems.partition(owner, sku))) {
            String sk = Fields.textOf(stored, "sk");
            try {
                if (sk.equals(StockItems.ITEM)) {
                    item = Optional.of(StockItems.item(stored));
                } else if (sk.startsWith(StockItems.LEVEL)) {
                    if (StockItems.isBooked(stored)) {
                        levels.add(StockItems.level(stored));
                    }
                } else if (sk.startsWith(ListingItems.LISTING)) {
                    listings.add(ListingItems.listed(sku, stored));
                } else if (sk.startsWith(StockItems.BUNDLE)) {
                    bundles.add(new Sku(sk.substring(StockItems.BUNDLE.length())));
                } else if (sk.equals(AlarmTable.ALARM)) {
                    alarm = AlarmTable.alarm(sku, stored);
                }
            } catch (UnreadableItem e) {
                LOG.log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        return new StockPosition(sku, item, levels, listings, bundles, alarm);
    }

    private Iterable<Map<String, AttributeValue>> query(String partition) {
        return dynamo.queryPaginator(q -> q.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":pk", text(partition),
                                ":first", text(AlarmTable.ALARM),
                                ":last", text(ListingItems.AFTER_LISTINGS))))
                .items();
    }
}
