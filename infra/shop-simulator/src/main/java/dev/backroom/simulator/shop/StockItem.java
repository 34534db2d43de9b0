package dev.backroom.simulator.shop;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of the seller's item list.
 *
 * @param parts for a bundle: SKU and units of one bundle; empty for a plain item
 */
public record StockItem(String sku, String title, SortedMap<String, Integer> parts, int safetyStock) {
    public StockItem {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    static StockItem plain(String sku, String title, int safetyStock) {
        return new StockItem(sku, title, new TreeMap<>(), safetyStock);
    }

    static StockItem bundle(String sku, String title, Map<String, Integer> parts) {
        return new StockItem(sku, title, new TreeMap<>(parts), 0);
    }

    public boolean isBundle() {
        return !parts.isEmpty();
    }
}
