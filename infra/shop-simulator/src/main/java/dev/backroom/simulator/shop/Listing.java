package dev.backroom.simulator.shop;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a buyer can put into the basket.
 *
 * @param product the platform's product id
 * @param sku the platform's SKU id
 * @param code the seller's own code; of a combined listing it is the listing's alone and stands in no item list
 * @param combined for a combined listing: seller codes and how many of each one unit sends; otherwise empty
 */
public record Listing(
        String product,
        String sku,
        String code,
        String title,
        String variant,
        BigDecimal price,
        SortedMap<String, Integer> combined) {
    public Listing {
        combined = Collections.unmodifiableSortedMap(new TreeMap<>(combined));
    }

    static Listing of(SimulatedShop shop, int number, StockItem item, BigDecimal price) {
        return of(shop, number, item.sku(), item.title(), price, Map.of());
    }

    static Listing of(
            SimulatedShop shop,
            int number,
            String code,
            String title,
            BigDecimal price,
            Map<String, Integer> combined) {
        long apart = shop.number() * 1_000_000L;
        return new Listing(
                Long.toString(1_729_382_476_852_920_000L + apart + number / 2 * 7L),
                Long.toString(1_729_382_588_639_840_000L + apart + number * 13L),
                code,
                title,
                "Default",
                price,
                new TreeMap<>(combined));
    }
}
