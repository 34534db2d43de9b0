package dev.backroom.store.kpi;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Demand: units by SKU and shop day, one item a month. A day that is absent sold nothing. */
public final class SalesTable {
    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;

    public SalesTable(DynamoDbClient dynamo, String kpisTable) {
        this.dynamo = dynamo;
        this.table = kpisTable;
        this.reads = new BatchReads(dynamo, kpisTable, Backoff.standard());
    }

    /** The daily units of one SKU, from one month to another, both included. */
    public SortedMap<LocalDate, Long> of(ShopId shop, Sku sku, YearMonth from, YearMonth to) {
        SortedMap<LocalDate, Long> units = new TreeMap<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":pk", text(shop.value()),
                                ":first", text(KpiItems.sales(sku, from)),
                                ":last", text(KpiItems.sales(sku, to)))))
                .items()
                .forEach(item -> units.putAll(days(item)));
        return units;
    }

    /**
     * Makes the stored units of some days what they should be, and writes only what differs.
     *
     * @param units by SKU and day; a day that is given and not stored counts as 0
     * @return how many items were written
     */
    public int settle(ShopId shop, Map<Sku, SortedMap<LocalDate, Long>> units) {
        Map<Map<String, AttributeValue>, SortedMap<LocalDate, Long>> wanted = new HashMap<>();
        units.forEach((sku, days) -> days.forEach((day, n) -> wanted.computeIfAbsent(
                        Fields.key(shop.value(), KpiItems.sales(sku, YearMonth.from(day))), key -> new TreeMap<>())
                .put(day, n)));
        Map<Map<String, AttributeValue>, SortedMap<LocalDate, Long>> stored = stored(wanted.keySet());
        int written = 0;
        for (var entry : wanted.entrySet()) {
            SortedMap<LocalDate, Long> has = stored.getOrDefault(entry.getKey(), new TreeMap<>());
            SortedMap<LocalDate, Long> differs = new TreeMap<>(entry.getValue());
            differs.entrySet()
                    .removeIf(day -> has.getOrDefault(day.getKey(), 0L).equals(day.getValue()));
            if (!differs.isEmpty()) {
                set(entry.getKey(), differs);
                written++;
            }
        }
        return written;
    }

    private Map<Map<String, AttributeValue>, SortedMap<LocalDate, Long>> stored(
            Collection<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, SortedMap<LocalDate, Long>> found = new HashMap<>();
        List<Map<String, AttributeValue>> items = reads.items(keys, true);
        items.forEach(item -> found.put(Map.of("pk", item.get("pk"), "sk", item.get("sk")), days(item)));
        return found;
    }

    private void set(Map<String, AttributeValue> key, SortedMap<LocalDate, Long> days) {
        Expression set = new Expression();
        days.forEach((day, n) -> set.set(KpiItems.dayOfMonth(day), number(n)));
        var update = set.update(table, key);
        dynamo.updateItem(u -> u.tableName(table)
                .key(key)
                .updateExpression(update.updateExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues()));
    }

    private static SortedMap<LocalDate, Long> days(Map<String, AttributeValue> item) {
        String sk = Fields.textOf(item, "sk");
        YearMonth month = YearMonth.parse(sk.substring(sk.lastIndexOf('#') + 1));
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        item.forEach((name, value) -> {
            if (value.type() == AttributeValue.Type.N && name.startsWith("d")) {
                days.put(month.atDay(Integer.parseInt(name.substring(1))), Long.parseLong(value.n()));
            }
        });
        return days;
    }
}
