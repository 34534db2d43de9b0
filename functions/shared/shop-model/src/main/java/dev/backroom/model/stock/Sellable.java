package dev.backroom.model.stock;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What can still be sold of an item: its own units, or whole bundles of its parts.
 *
 * @param units by the seller's own warehouse; 0 or more
 * @param version the sum of the levels' versions: of two computations on one basis the one with the larger sum is newer
 * @param basis what was computed from, such as {@code MUG} or {@code CARD*2+MUG*1}; versions of two bases do not compare
 */
public record Sellable(SortedMap<String, Integer> units, long version, String basis) {
    public Sellable {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /**
     * Computes what is sellable from the levels. A bundle takes all its parts from one warehouse.
     *
     * @param levels the levels of the item, or of its parts; others are ignored
     * @return empty while the item, or a part of it, has never been counted or received: then nobody knows
     */
    public static Optional<Sellable> of(Item item, Collection<StockLevel> levels) {
        Map<Sku, Integer> parts = item.isBundle() ? item.parts() : Map.of(item.sku(), 1);
        SortedMap<String, Integer> units = new TreeMap<>();
        Map<Sku, Map<String, Integer>> available = new TreeMap<>();
        long version = 0;
        for (StockLevel level : levels) {
            Slot slot = level.slot();
            if (parts.containsKey(slot.sku()) && slot.isForSale()) {
                available.computeIfAbsent(slot.sku(), sku -> new TreeMap<>()).put(slot.warehouse(), level.available());
                units.put(slot.warehouse(), Integer.MAX_VALUE);
                version += level.version();
            }
        }
        if (available.size() < parts.size()) {
            return Optional.empty();
        }
        parts.forEach((part, each) -> {
            Map<String, Integer> has = available.getOrDefault(part, Map.of());
            units.replaceAll((warehouse, least) -> Math.min(least, Math.max(0, has.getOrDefault(warehouse, 0)) / each));
        });
        return Optional.of(new Sellable(units, version, basis(item)));
    }

    public int at(String warehouse) {
        return units.getOrDefault(warehouse, 0);
    }

    /** Over all warehouses; never more than an int holds. */
    public int total() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                units.values().stream().mapToLong(Integer::longValue).sum());
    }

    private static String basis(Item item) {
        return item.isBundle()
                ? new TreeMap<>(item.parts())
                        .entrySet().stream()
                                .map(part -> part.getKey() + "*" + part.getValue())
                                .collect(Collectors.joining("+"))
                : item.sku().code();
    }
}
