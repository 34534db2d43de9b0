package dev.backroom.simulator.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the shop sells: the seller's items and the platform's listings of them.
 *
 * @param listings what is bought at the usual rates, best seller first
 * @param hot what the live is about
 * @param scarce what the channel believed to have more of
 * @param gift what is given away
 */
public record Assortment(
        SortedMap<String, StockItem> items, List<Listing> listings, Listing hot, Listing scarce, Listing gift) {
    private static final String[][] PLAIN = {
        {"SUN-SPF50-50", "Daily sun fluid SPF 50, 50 ml"},
        {"TONER-RICE-150", "Rice toner, 150 ml"},
        {"CLEANSE-OAT-120", "Oat gel cleanser, 120 ml"},
        {"CREAM-CERA-50", "Barrier cream, 50 ml"},
        {"MASK-SHEET-CICA", "Cica sheet mask"},
        {"LIP-TINT-ROSE", "Lip tint, rose"},
        {"LIP-TINT-CORAL", "Lip tint, coral"},
        {"LIP-TINT-PLUM", "Lip tint, plum"},
        {"BROW-PEN-BROWN", "Brow pen, brown"},
        {"BROW-PEN-TAUPE", "Brow pen, taupe"},
        {"CUSHION-21", "Cushion foundation, 21"},
        {"CUSHION-23", "Cushion foundation, 23"},
        {"HAIR-OIL-60", "Camellia hair oil, 60 ml"},
        {"SHAMPOO-BAR", "Shampoo bar"},
        {"BODY-SCRUB-200", "Coffee body scrub, 200 g"},
        {"HAND-CREAM-30", "Hand cream, 30 ml"},
        {"COTTON-PADS-80", "Cotton pads, 80"},
        {"EYE-PATCH-60", "Eye patches, 60"},
        {"BRUSH-SET-5", "Brush set, 5"},
        {"MIRROR-FOLD", "Folding mirror"},
    };

    public static Assortment of(SimulatedShop shop) {
        Market market = shop.market();
        TreeMap<String, StockItem> items = new TreeMap<>();
        List<StockItem> sold = new ArrayList<>();
        StockItem serum = StockItem.plain("SERUM-NIA-30", "Niacinamide serum, 30 ml", 200);
        StockItem lamp = StockItem.plain("LAMP-MOON-LTD", "Moon lamp, limited", 10);
        StockItem pouch = StockItem.plain("GIFT-POUCH", "Travel pouch (gift)", 20);
        sold.add(serum);
        for (String[] row : PLAIN) {
            sold.add(StockItem.plain(row[0], row[1], 20));
        }
        sold.add(StockItem.bundle(
                "SET-ROUTINE",
                "Three-step routine",
                Map.of("CLEANSE-OAT-120", 1, "TONER-RICE-150", 1, serum.sku(), 1)));
        sold.add(StockItem.bundle(
                "SET-TINTS", "Tint trio", Map.of("LIP-TINT-ROSE", 1, "LIP-TINT-CORAL", 1, "LIP-TINT-PLUM", 1)));
        sold.add(StockItem.bundle("SET-MASK-10", "Ten sheet masks", Map.of("MASK-SHEET-CICA", 10)));
        sold.add(StockItem.bundle("SET-SERUM-DUO", "Serum, two bottles", Map.of(serum.sku(), 2)));
        sold.forEach(item -> items.put(item.sku(), item));
        items.put(lamp.sku(), lamp);
        items.put(pouch.sku(), pouch);

        List<Listing> listings = new ArrayList<>();
        for (StockItem item : sold) {
            listings.add(Listing.of(shop, listings.size(), item, price(market, item.sku())));
        }
        listings.add(Listing.of(
                shop,
                listings.size(),
                "COMBO-GLOW-NIGHT",
                "Glow night combo",
                market.price(2_490),
                Map.of("CREAM-CERA-50", 1, "EYE-PATCH-60", 2)));
        listings.add(Listing.of(
                shop,
                listings.size(),
                "COMBO-SERUM-MASKS",
                "Serum and masks",
                market.price(1_990),
                Map.of(serum.sku(), 1, "SET-MASK-10", 1)));
        return new Assortment(
                items,
                List.copyOf(listings),
                listings.getFirst(),
                Listing.of(shop, 90, lamp, market.price(3_990)),
                Listing.of(shop, 92, pouch, market.price(0)));
    }

    /** The seller's plain units that one unit of a listing takes from the shelf. */
    public SortedMap<String, Integer> partsOf(Listing listing) {
        Map<String, Integer> codes = listing.combined().isEmpty() ? Map.of(listing.code(), 1) : listing.combined();
        TreeMap<String, Integer> parts = new TreeMap<>();
        codes.forEach((code, count) -> {
            StockItem item = items.get(code);
            if (item == null) {
                throw new IllegalStateException("the item list lacks " + code);
            }
            if (item.isBundle()) {
                item.parts().forEach((part, units) -> parts.merge(part, units * count, Integer::sum));
            } else {
                parts.merge(code, count, Integer::sum);
            }
        });
        return parts;
    }

    /** Everything that is listed, best seller first. */
    public List<Listing> all() {
        return Stream.concat(listings.stream(), Stream.of(scarce, gift)).toList();
    }

    /** The platform's ids of a seller code, where it is listed by itself. */
    public Map<String, Listing> byCode() {
        Map<String, Listing> found = new HashMap<>();
        listings.forEach(listing -> found.put(listing.code(), listing));
        found.put(scarce.code(), scarce);
        found.put(gift.code(), gift);
        return found;
    }

    /** One listing, the earlier the likelier: the weight of place n is 1 / (n + 3). */
    public Listing any(SplittableRandom chance) {
        double left = chance.nextDouble() * weightOfAll();
        for (int place = 0; place < listings.size(); place++) {
            left -= 1.0 / (place + 3);
            if (left < 0) {
                return listings.get(place);
            }
        }
        return listings.getLast();
    }

    private double weightOfAll() {
        double sum = 0;
        for (int place = 0; place < listings.size(); place++) {
            sum += 1.0 / (place + 3);
        }
        return sum;
    }

    private static BigDecimal price(Market market, String sku) {
        return market.price(399 + Math.floorMod(sku.hashCode(), 24) * 100);
    }
}
