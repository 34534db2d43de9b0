package dev.backroom.store.kpi;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoreBusy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads the counters, and keeps the days that were made of them. {@link KpiCounting} counts. */
public final class KpiTable {
    private static final String AFTER_ALL = "~";

    private final DynamoDbClient dynamo;
    private final String table;
    private final String space;
    private final Backoff backoff;

    public KpiTable(DynamoDbClient dynamo, String table) {
        this(dynamo, table, "", Backoff.standard());
    }

    /**
     * The counters of a space of their own.
     *
     * @param space prefix of the partitions; empty for the real ones
     */
    public KpiTable(DynamoDbClient dynamo, String table, String space, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = table;
        this.space = space;
        this.backoff = backoff;
    }

    /**
     * What a shop's counters say now.
     *
     * @param batches how often they were counted on
     * @param touched UTC dates that changed since a rollup settled them, with the mark to settle them by
     * @param counted when they were counted on last, in the shop's time
     */
    public record Now(Tally tally, long batches, SortedMap<LocalDate, String> touched, Optional<Instant> counted) {}

    public Now now(ShopId shop) {
        var item = dynamo.getItem(g -> g.tableName(table)
                        .key(KpiItems.key(space + shop, Bucket.now(shop)))
                        .consistentRead(true))
                .item();
        SortedMap<LocalDate, String> touched = new TreeMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(KpiItems.TOUCHED)) {
                touched.put(LocalDate.parse(name.substring(KpiItems.TOUCHED.length())), value.s());
            }
        });
        return new Now(
                KpiItems.tally(item),
                Fields.numberOf(item, KpiItems.BATCHES),
                touched,
                Optional.ofNullable(item.get(KpiItems.COUNTED)).map(at -> Instant.parse(at.s())));
    }

    /**
     * The counters of one moment: no batch was counted between the first and the last read.
     *
     * @throws StoreBusy if counting never paused for long enough
     */
    public ShopCounters counters(ShopId shop, Instant from) {
        return still(shop, before -> new ShopCounters(before.tally(), hours(shop, from, Instant.MAX)));
    }

    /** Hours by their start, {@code before} excluded. */
    public SortedMap<Instant, Tally> hours(ShopId shop, Instant from, Instant before) {
        return tallies(shop, KpiItems.HOUR, from, before);
    }

    /** Units by SKU that were paid for in the hours, {@code before} excluded; 0 where all were cancelled since. */
    public SortedMap<Sku, Long> units(ShopId shop, Instant from, Instant before) {
        SortedMap<Sku, Long> units = new TreeMap<>();
        between(shop, KpiItems.UNITS + KpiItems.hour(from), KpiItems.UNITS + KpiItems.hour(before))
                .filter(item -> KpiItems.hourOf(Fields.textOf(item, "sk")).isBefore(before))
                .forEach(item -> {
                    KpiItems.skus(item).forEach(sku -> units.putIfAbsent(sku, 0L));
                    KpiItems.tally(item).units().forEach((sku, n) -> units.merge(sku, n, Long::sum));
                });
        return units;
    }

    /**
     * Every counter of a shop.
     *
     * @param batches how often they had been counted on when they were read
     */
    public record All(Facts facts, long batches) {}

    /**
     * Every counter of a shop at one moment, to be compared with another space's.
     *
     * @throws StoreBusy if counting never paused for long enough
     */
    public All all(ShopId shop) {
        return still(shop, before -> {
            SortedMap<Bucket, Tally> found = new TreeMap<>();
            found.put(Bucket.now(shop), before.tally());
            hours(shop, Instant.MIN, Instant.MAX).forEach((hour, tally) -> found.put(Bucket.hour(shop, hour), tally));
            tallies(shop, KpiItems.UNITS, Instant.MIN, Instant.MAX)
                    .forEach((hour, tally) -> found.put(Bucket.units(shop, hour), tally));
            return new All(new Facts(found), before.batches());
        });
    }

    private <T> T still(ShopId shop, Function<Now, T> read) {
        for (int call = 1; ; call++) {
            Now before = now(shop);
            T found = read.apply(before);
            if (now(shop).batches() == before.batches()) {
                return found;
            }
            if (call == backoff.attempts()) {
                throw new StoreBusy("the counters of shop " + shop + " kept changing while they were read");
            }
            backoff.beforeNext(call);
        }
    }

    /** Removes every counter of a shop in a space of its own. */
    public void clear(ShopId shop) {
        if (space.isEmpty()) {
            throw new IllegalStateException("the real counters are not to be cleared");
        }
        between(shop, "A", AFTER_ALL)
                .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .toList()
                .forEach(key -> dynamo.deleteItem(d -> d.tableName(table).key(key)));
    }

    /** The days from one to another, both included, as far as they were made. */
    public List<DayFigures> days(ShopId shop, LocalDate from, LocalDate to) {
        return between(shop, KpiItems.DAY + from, KpiItems.DAY + to)
                .map(item -> KpiItems.day(shop, item))
                .toList();
    }

    /** The newest day that was made. */
    public Optional<DayFigures> newestDay(ShopId shop) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :day)")
                        .expressionAttributeValues(Map.of(":pk", text(space + shop), ":day", text(KpiItems.DAY)))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(1))
                .items()
                .stream()
                .map(item -> KpiItems.day(shop, item))
                .findFirst();
    }

    /** Stores a day, new or made again. */
    public void put(DayFigures day) {
        Expression set = new Expression();
        KpiItems.encode(day).forEach(set::set);
        var update = set.update(table, dayKey(day.shop(), day.day()));
        dynamo.updateItem(u -> u.tableName(table)
                .key(update.key())
                .updateExpression(update.updateExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues()));
    }

    /** Lets a day that was final be made again by the next rollup. */
    public void reopen(ShopId shop, LocalDate day) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(dayKey(shop, day))
                    .updateExpression("SET #state = :closed")
                    .conditionExpression("#state = :final")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":closed", text(DayFigures.State.CLOSED.name()),
                            ":final", text(DayFigures.State.FINAL.name()))));
        } catch (ConditionalCheckFailedException e) {
            // It is open to change already, or was never made.
        }
    }

    /** Says that a date is to be looked at again. */
    public void touch(ShopId shop, LocalDate utcDate, String mark) {
        dynamo.updateItem(u -> u.tableName(table)
                .key(KpiItems.key(space + shop, Bucket.now(shop)))
                .updateExpression("SET #mark = :mark")
                .expressionAttributeNames(Map.of("#mark", KpiItems.TOUCHED + utcDate))
                .expressionAttributeValues(Map.of(":mark", text(mark))));
    }

    /** Takes a mark away, unless the date was touched again meanwhile. */
    public void settle(ShopId shop, LocalDate utcDate, String mark) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(KpiItems.key(space + shop, Bucket.now(shop)))
                    .updateExpression("REMOVE #mark")
                    .conditionExpression("#mark = :mark")
                    .expressionAttributeNames(Map.of("#mark", KpiItems.TOUCHED + utcDate))
                    .expressionAttributeValues(Map.of(":mark", text(mark))));
        } catch (ConditionalCheckFailedException e) {
            // The next rollup sees it again.
        }
    }

    /** Whether a day's digest was sent. */
    public boolean told(ShopId shop, LocalDate day) {
        var item = dynamo.getItem(g -> g.tableName(table).key(dayKey(shop, day)).consistentRead(true))
                .item();
        return item.containsKey("told");
    }

    public void tell(ShopId shop, LocalDate day, Instant at) {
        dynamo.updateItem(u -> u.tableName(table)
                .key(dayKey(shop, day))
                .updateExpression("SET told = :at")
                .expressionAttributeValues(Map.of(":at", number(at.getEpochSecond()))));
    }

    private SortedMap<Instant, Tally> tallies(ShopId shop, String kind, Instant from, Instant before) {
        String first = from.equals(Instant.MIN) ? kind : kind + KpiItems.hour(from);
        String last = before.equals(Instant.MAX) ? kind + AFTER_ALL : kind + KpiItems.hour(before);
        SortedMap<Instant, Tally> found = new TreeMap<>();
        between(shop, first, last).forEach(item -> {
            Instant hour = KpiItems.hourOf(Fields.textOf(item, "sk"));
            if (hour.isBefore(before)) {
                found.put(hour, KpiItems.tally(item));
            }
        });
        return found;
    }

    private Stream<Map<String, AttributeValue>> between(ShopId shop, String first, String last) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                        .expressionAttributeValues(new HashMap<>(
                                Map.of(":pk", text(space + shop), ":first", text(first), ":last", text(last))))
                        .consistentRead(true))
                .items()
                .stream();
    }

    private Map<String, AttributeValue> dayKey(ShopId shop, LocalDate day) {
        return Fields.key(space + shop, KpiItems.DAY + day);
    }
}
