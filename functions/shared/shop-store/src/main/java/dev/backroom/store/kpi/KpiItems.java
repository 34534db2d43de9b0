package dev.backroom.store.kpi;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and mapping of the figures' table: a shop's partition holds its hours, days, demand and ad spend. */
final class KpiItems {
    static final String NOW = "NOW";
    static final String HOUR = "HOUR#";
    static final String UNITS = "UNITS#";
    static final String DAY = "DAY#";
    static final String AD = "AD#";
    static final String BATCHES = "batches";
    /** When something was counted last; a text, because numbers are counters. */
    static final String COUNTED = "counted";
    /** Prefix of the marks that say which UTC dates changed since a rollup looked. */
    static final String TOUCHED = "t:";

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH");
    private static final String CHECKPOINT = "CHECKPOINT";

    private KpiItems() {}

    static Map<String, AttributeValue> checkpoint(String cursor) {
        return Fields.key(CHECKPOINT + "#" + cursor, CHECKPOINT);
    }

    static Map<String, AttributeValue> key(String partition, Bucket bucket) {
        return Fields.key(
                partition,
                switch (bucket.kind()) {
                    case NOW -> NOW;
                    case HOUR -> HOUR + hour(bucket.start());
                    case UNITS -> UNITS + hour(bucket.start());
                });
    }

    static String hour(Instant start) {
        return HOURS.format(LocalDateTime.ofInstant(start, ZoneOffset.UTC));
    }

    static Instant hourOf(String sortKey) {
        return LocalDateTime.parse(sortKey.substring(sortKey.indexOf('#') + 1), HOURS)
                .toInstant(ZoneOffset.UTC);
    }

    static String sales(Sku sku, YearMonth month) {
        return "SALES#" + sku.code() + "#" + month;
    }

    static String dayOfMonth(LocalDate day) {
        return day.getDayOfMonth() < 10 ? "d0" + day.getDayOfMonth() : "d" + day.getDayOfMonth();
    }

    /** The counters of an item: all its numbers but its own bookkeeping. */
    static Tally tally(Map<String, AttributeValue> item) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        item.forEach((name, value) -> {
            if (value.type() == AttributeValue.Type.N && !name.equals(BATCHES)) {
                amounts.put(name, new BigDecimal(value.n()));
            }
        });
        return Tally.of(amounts);
    }

    /** The SKUs that an item has counters of, also where they came back to 0. */
    static List<Sku> skus(Map<String, AttributeValue> item) {
        return item.keySet().stream()
                .filter(name -> name.startsWith(Tally.SKU))
                .map(name -> new Sku(name.substring(Tally.SKU.length())))
                .toList();
    }

    static AttributeValue decimals(Map<String, BigDecimal> amounts) {
        Map<String, AttributeValue> entries = new HashMap<>();
        amounts.forEach((name, amount) -> entries.put(name, decimal(amount)));
        return AttributeValue.fromM(entries);
    }

    static AttributeValue decimal(BigDecimal amount) {
        return AttributeValue.fromN(amount.toPlainString());
    }

    static Map<String, AttributeValue> encode(DayFigures day) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put("state", text(day.state().name()));
        values.put("counts", decimals(day.counts().amounts()));
        values.put("due", number(day.due()));
        values.put("inTime", number(day.inTime()));
        values.put("pending", number(day.pending()));
        day.onHand().ifPresent(units -> values.put("onHand", number(units)));
        values.put("ownerUnitsOut", number(day.ownerUnitsOut()));
        values.put("adSpend", decimals(day.adSpend()));
        return values;
    }

    /**
     * Reads a stored day.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static DayFigures day(ShopId shop, Map<String, AttributeValue> attributes) {
        StoredItem item = new StoredItem("a day of shop " + shop, attributes);
        return new DayFigures(
                shop,
                LocalDate.parse(item.text("sk").substring(DAY.length())),
                item.one("state", DayFigures.State::valueOf),
                tally(item.map("counts")),
                item.number("due"),
                item.number("inTime"),
                item.number("pending"),
                item.numberIf("onHand").map(OptionalLong::of).orElse(OptionalLong.empty()),
                item.number("ownerUnitsOut"),
                new TreeMap<>(tally(item.map("adSpend")).amounts()));
    }
}
