package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The settings of waves as a map of attributes; what is absent has its default. */
final class WaveSettingsItem {
    private WaveSettingsItem() {}

    static Map<String, AttributeValue> encode(WaveSettings settings) {
        Map<String, AttributeValue> warehouses = new HashMap<>();
        settings.warehouses().forEach((name, one) -> warehouses.put(name, AttributeValue.fromM(encode(one))));
        return Map.of(
                "hours",
                AttributeValue.fromL(
                        settings.hours().stream().map(Fields::number).toList()),
                "extraWaves",
                number(settings.extraWaves()),
                "warehouses",
                AttributeValue.fromM(warehouses));
    }

    static WaveSettings decode(StoredItem item) {
        List<Integer> hours = item.list("hours").stream()
                .map(hour -> item.parsed("hours", String.valueOf(hour.n()), Integer::valueOf))
                .toList();
        Map<String, Warehouse> warehouses = new HashMap<>();
        item.map("warehouses").forEach((name, one) -> warehouses.put(name, warehouse(item.inside("warehouses", one))));
        return new WaveSettings(
                hours.isEmpty() ? WaveSettings.DEFAULT.hours() : new TreeSet<>(hours),
                warehouses,
                item.attributes().containsKey("extraWaves")
                        ? item.units("extraWaves")
                        : WaveSettings.DEFAULT.extraWaves());
    }

    private static Map<String, AttributeValue> encode(Warehouse warehouse) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(
                "capacity",
                AttributeValue.fromM(warehouse.capacity().entrySet().stream()
                        .collect(Collectors.toMap(day -> day.getKey().name(), day -> number(day.getValue())))));
        item.put("pickup", text(warehouse.pickup().toString()));
        item.put("packingMinutes", number(warehouse.packing().toMinutes()));
        warehouse.calendar().ifPresent(market -> item.put("calendar", text(market)));
        putDates(item, "open", warehouse.open());
        putDates(item, "closed", warehouse.closed());
        item.put("overtime", number(warehouse.overtime()));
        return item;
    }

    private static Warehouse warehouse(StoredItem item) {
        Map<DayOfWeek, Integer> capacity = new EnumMap<>(DayOfWeek.class);
        StoredItem days = new StoredItem(item.name() + " capacity", item.map("capacity"));
        days.attributes()
                .keySet()
                .forEach(day -> capacity.put(days.parsed("day", day, DayOfWeek::valueOf), days.units(day)));
        Warehouse usual = Warehouse.DEFAULT;
        return new Warehouse(
                capacity,
                item.oneOr("pickup", LocalTime::parse, usual.pickup()),
                item.numberIf("packingMinutes").map(Duration::ofMinutes).orElse(usual.packing()),
                item.textIf("calendar"),
                dates(item, "open"),
                dates(item, "closed"),
                item.numberIf("overtime").map(Math::toIntExact).orElse(usual.overtime()));
    }

    private static void putDates(Map<String, AttributeValue> item, String attribute, Collection<LocalDate> dates) {
        if (!dates.isEmpty()) {
            item.put(
                    attribute,
                    AttributeValue.fromL(dates.stream()
                            .sorted()
                            .map(date -> text(date.toString()))
                            .toList()));
        }
    }

    private static Set<LocalDate> dates(StoredItem item, String attribute) {
        return item.list(attribute).stream()
                .map(date -> item.parsed(
                        attribute,
                        Optional.ofNullable(date.s()).orElseThrow(() -> item.wrongKind(attribute)),
                        LocalDate::parse))
                .collect(Collectors.toSet());
    }
}
