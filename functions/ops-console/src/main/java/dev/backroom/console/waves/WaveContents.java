package dev.backroom.console.waves;

import dev.backroom.console.orders.Backlog;
import dev.backroom.console.page.Reading;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A wave as it is to be packed now: without the orders, and the parts of orders, that were cancelled or went another way
 * since it was released.
 *
 * @param lines what is packed, in the order of packing
 * @param stopped order ids that were in the wave and are not to be packed (now)
 */
public record WaveContents(
        Shop shop, Wave wave, List<WaveLine> lines, Map<OrderKey, Order> orders, List<String> stopped) {
    public WaveContents {
        lines = List.copyOf(lines);
        orders = Map.copyOf(orders);
        stopped = List.copyOf(stopped);
    }

    /** Empty where the shop has no such wave. */
    public static Optional<WaveContents> read(WaveTables tables, Shop shop, String id, Reading reading) {
        return tables.waves().find(shop.id(), id).map(wave -> {
            List<WaveLine> all = tables.waves().lines(shop.id(), id);
            Map<OrderKey, Order> orders = new HashMap<>();
            reading.each(
                            Backlog.parts(all.stream().map(WaveLine::order).toList()),
                            part -> tables.orders().read(part, false))
                    .forEach(read -> orders.putAll(read.orders()));
            Map<Boolean, List<WaveLine>> packed =
                    all.stream().collect(Collectors.partitioningBy(line -> isPacked(orders.get(line.order()), id)));
            return new WaveContents(
                    shop,
                    wave,
                    Objects.requireNonNull(packed.get(true)).stream()
                            .map(line -> line.asNow(Objects.requireNonNull(orders.get(line.order()))))
                            .toList(),
                    orders,
                    Objects.requireNonNull(packed.get(false)).stream()
                            .map(line -> line.order().order())
                            .toList());
        });
    }

    private static boolean isPacked(@Nullable Order order, String wave) {
        return order != null
                && order.wave().equals(Optional.of(wave))
                && order.lane().equals(Optional.of(Lane.RELEASED));
    }

    public PickList pickList(WaveTables tables) {
        Set<Sku> skus = lines.stream()
                .flatMap(line -> line.units().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return PickList.of(lines, tables.bins().of(shop.owner(), wave.warehouse(), skus), titles(tables, skus));
    }

    /** The cartons, each with its lines, most urgent first. */
    public Map<String, List<WaveLine>> cartons() {
        return lines.stream().collect(Collectors.groupingBy(WaveLine::carton, LinkedHashMap::new, Collectors.toList()));
    }

    public Map<Sku, String> titles(WaveTables tables, Collection<Sku> skus) {
        return tables.stock().items(shop.owner(), skus).values().stream()
                .collect(Collectors.toMap(Item::sku, Item::title));
    }
}
