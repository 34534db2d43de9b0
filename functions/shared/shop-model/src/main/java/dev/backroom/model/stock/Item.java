package dev.backroom.model.stock;

import java.util.Map;

/**
 * A thing the seller sells.
 *
 * @param parts for a bundle: its parts and how many of each one bundle takes (1 or more); empty for a plain item
 * @param safetyStock units below which the seller wants to be told
 */
public record Item(Sku sku, String title, Map<Sku, Integer> parts, int safetyStock) {
    /** The safety line of an item for which none was given, in units. */
    public static final int DEFAULT_SAFETY_STOCK = 20;

    public Item {
        parts = Map.copyOf(parts);
        if (parts.containsKey(sku)) {
            throw new IllegalArgumentException("bundle " + sku + " contains itself");
        }
        if (parts.values().stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("bundle " + sku + " has a part with fewer than 1 unit");
        }
    }

    public boolean isBundle() {
        return !parts.isEmpty();
    }
}
