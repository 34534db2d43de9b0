package dev.backroom.console;

import dev.backroom.console.Overview.Shelf;
import dev.backroom.console.Overview.ShelfRow;
import dev.backroom.model.Shop;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.StockTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the stock that runs out first. */
final class ReadShelf {
    /** SKUs of an owner that are considered. */
    static final int SKUS_READ = 500;

    static final int SHOWN = 20;

    private final StockTable stock;

    ReadShelf(StockTable stock) {
        this.stock = stock;
    }

    Shelf read(List<Shop> shops) {
        Map<String, Set<String>> warehouses = new TreeMap<>();
        for (Shop shop : shops) {
            Set<String> names = warehouses.computeIfAbsent(shop.owner(), owner -> new HashSet<>(Set.of(Slot.MAIN)));
            names.addAll(shop.warehouses().values());
        }
        List<OwnedLevel> levels = new ArrayList<>();
        boolean cut = false;
        for (Map.Entry<String, Set<String>> owner : warehouses.entrySet()) {
            List<Sku> skus = stock.skus(owner.getKey());
            cut |= skus.size() > SKUS_READ;
            List<Slot> slots = skus.stream()
                    .limit(SKUS_READ)
                    .flatMap(sku -> owner.getValue().stream().map(name -> new Slot(sku, name)))
                    .toList();
            stock.levels(owner.getKey(), slots)
                    .values()
                    .forEach(level -> levels.add(new OwnedLevel(owner.getKey(), level)));
        }
        List<OwnedLevel> least = levels.stream()
                .sorted(Comparator.comparingInt(
                                (OwnedLevel owned) -> owned.level().available())
                        .thenComparing(owned -> owned.level().slot()))
                .limit(SHOWN)
                .toList();
        return new Shelf(rows(least), cut);
    }

    private List<ShelfRow> rows(List<OwnedLevel> levels) {
        Map<String, Map<Sku, Item>> items =
                levels.stream().collect(Collectors.groupingBy(OwnedLevel::owner)).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, owner -> items(owner.getKey(), owner.getValue().stream())));
        return levels.stream()
                .map(owned -> new ShelfRow(
                        owned.owner(),
                        owned.level(),
                        Optional.ofNullable(items.getOrDefault(owned.owner(), Map.of())
                                .get(owned.level().slot().sku()))))
                .toList();
    }

    private Map<Sku, Item> items(String owner, Stream<OwnedLevel> levels) {
        return stock.items(
                owner,
                levels.map(owned -> owned.level().slot().sku()).distinct().toList());
    }

    private record OwnedLevel(String owner, StockLevel level) {}
}
