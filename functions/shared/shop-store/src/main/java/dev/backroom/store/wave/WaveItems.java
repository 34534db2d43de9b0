package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Waves, their plans and their lines as items of the desk table. Everything of a wave is forgotten after half a year. */
final class WaveItems {
    private static final String WAVE = "WAVE#";
    private static final String ORDER = "ORDER#";
    private static final String PLAN = "PLAN";
    private static final Duration KEEP = Duration.ofDays(180);

    private WaveItems() {}

    static String pk(ShopId shop) {
        return WAVE + shop;
    }

    static String pk(ShopId shop, String wave) {
        return WAVE + shop + "#" + wave;
    }

    static Map<String, AttributeValue> planKey(ShopId shop, String wave) {
        return key(pk(shop, wave), PLAN);
    }

    static Map<String, AttributeValue> plan(Wave wave, Collection<OrderKey> orders) {
        Map<String, AttributeValue> item = facts(wave);
        item.putAll(planKey(wave.shop(), wave.id()));
        item.put("wave", text(wave.id()));
        item.put(
                "plan",
                AttributeValue.fromL(
                        orders.stream().map(order -> text(order.order())).toList()));
        return item;
    }

    static Wave waveOfPlan(StoredItem item) {
        return wave(shop(item), item.text("wave"), item);
    }

    static List<OrderKey> ordersOfPlan(StoredItem item) {
        ShopId shop = shop(item);
        return item.list("plan").stream()
                .map(order ->
                        new OrderKey(shop, Optional.ofNullable(order.s()).orElseThrow(() -> item.wrongKind("plan"))))
                .toList();
    }

    static Map<String, AttributeValue> encode(Wave wave) {
        Map<String, AttributeValue> item = facts(wave);
        item.putAll(key(pk(wave.shop()), wave.id()));
        return item;
    }

    static Wave wave(StoredItem item) {
        return wave(shop(item), item.text("sk"), item);
    }

    static Map<String, AttributeValue> encode(Wave wave, WaveLine line) {
        Map<String, AttributeValue> item = new HashMap<>(key(pk(wave.shop(), wave.id()), lineKey(line.order())));
        item.put("sequence", number(line.sequence()));
        item.put("carton", text(line.carton()));
        item.put("shipBy", number(line.shipBy().getEpochSecond()));
        item.put(
                "units",
                AttributeValue.fromM(line.units().entrySet().stream()
                        .collect(Collectors.toMap(unit -> unit.getKey().code(), unit -> number(unit.getValue())))));
        item.put("expires", expires(wave));
        return item;
    }

    static WaveLine line(StoredItem item) {
        StoredItem units = new StoredItem(item.name() + " units", item.map("units"));
        Map<Sku, Integer> picks = new HashMap<>();
        units.attributes().keySet().forEach(sku -> picks.put(units.parsed("sku", sku, Sku::new), units.units(sku)));
        return new WaveLine(
                new OrderKey(shop(item), item.text("sk").substring(ORDER.length())),
                item.units("sequence"),
                item.text("carton"),
                item.second("shipBy"),
                picks);
    }

    static String lineKey(OrderKey order) {
        return ORDER + order.order();
    }

    static String linesFrom() {
        return ORDER;
    }

    private static Map<String, AttributeValue> facts(Wave wave) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("state", text(wave.state().name()));
        if (wave.kind() != Wave.Kind.REGULAR) {
            item.put("kind", text(wave.kind().name()));
        }
        item.put("date", text(wave.date().toString()));
        item.put("at", number(wave.at().getEpochSecond()));
        item.put("warehouse", text(wave.warehouse()));
        item.put("orders", number(wave.orders()));
        item.put("units", number(wave.units()));
        item.put("capacity", number(wave.capacity()));
        item.put("expires", expires(wave));
        return item;
    }

    private static Wave wave(ShopId shop, String id, StoredItem item) {
        return new Wave(
                shop,
                id,
                item.one("state", Wave.State::valueOf),
                item.oneOr("kind", Wave.Kind::valueOf, Wave.Kind.REGULAR),
                item.one("date", LocalDate::parse),
                item.second("at"),
                item.text("warehouse"),
                item.units("orders"),
                item.units("units"),
                item.units("capacity"));
    }

    private static AttributeValue expires(Wave wave) {
        return number(wave.at().plus(KEEP).getEpochSecond());
    }

    private static ShopId shop(StoredItem item) {
        return item.one("pk", pk -> new ShopId(pk.split("#", 3)[1]));
    }
}
