package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sheet of items: {@code sku, title, parts, safety_stock}. Parts are written {@code LIP-01:2+BAG-01:1}. */
final class ItemLines {
    static final List<String> FIELDS = List.of("sku", "title", "parts", "safety_stock");
    static final List<String> REQUIRED = List.of("sku");
    static final int LONGEST_TITLE = 500;
    static final int MOST_UNITS = 10_000_000;
    private static final int MOST_PARTS = 50;

    private ItemLines() {}

    /**
     * Reads one line. What the sheet has no column for stays as it is stored; an empty cell takes back what was said.
     *
     * @param stored the items of this sheet that are known
     * @throws IllegalArgumentException with one sentence for the person who fixes the sheet
     */
    static Item read(SheetRow row, Map<Sku, Item> stored) {
        Sku sku = sku(row);
        Item known = stored.getOrDefault(sku, new Item(sku, "", Map.of(), Item.DEFAULT_SAFETY_STOCK));
        return new Item(
                sku,
                row.has("title") ? title(row.text("title")) : known.title(),
                row.has("parts") ? parts(row.text("parts")) : known.parts(),
                row.has("safety_stock") ? safetyStock(row.text("safety_stock")) : known.safetyStock());
    }

    /** @throws IllegalArgumentException if it is none */
    static Sku sku(SheetRow row) {
        return new Sku(row.text("sku"));
    }

    private static String title(String text) {
        if (text.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("title is longer than " + LONGEST_TITLE + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("title holds a line break or another control character");
        }
        return text;
    }

    private static int safetyStock(String text) {
        return text.isEmpty() ? Item.DEFAULT_SAFETY_STOCK : Units.read("safety_stock", text, 0, MOST_UNITS);
    }

    private static Map<Sku, Integer> parts(String text) {
        Map<Sku, Integer> parts = new HashMap<>();
        for (String part : text.split("[;|+]")) {
            if (part.isBlank()) {
                continue;
            }
            int colon = part.lastIndexOf(':');
            Sku sku = new Sku(colon < 0 ? part : part.substring(0, colon));
            int units = colon < 0
                    ? 1
                    : Units.read("parts", part.substring(colon + 1).strip(), 1, MOST_UNITS);
            if (parts.put(sku, units) != null) {
                throw new IllegalArgumentException("part " + sku + " is named twice");
            }
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a bundle has at most " + MOST_PARTS + " parts");
        }
        return parts;
    }
}
