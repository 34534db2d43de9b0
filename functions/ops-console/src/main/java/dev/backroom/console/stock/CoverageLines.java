package dev.backroom.console.stock;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.Shop;
import dev.backroom.store.stock.Coverage;
import dev.backroom.store.stock.ListingTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is not known of some shops' listings, or not published yet. Without it an empty list would read as good news. */
record CoverageLines(Map<Shop, Optional<Coverage>> shops) {
    static CoverageLines read(ListingTable listings, Iterable<Shop> shops) {
        Map<Shop, Optional<Coverage>> read = new LinkedHashMap<>();
        for (Shop shop : shops) {
            if (shop.state() == Shop.State.CONNECTED) {
                read.put(shop, listings.coverage(shop.id()));
            }
        }
        return new CoverageLines(read);
    }

    /** Whether every live listing shows, or once showed, what can be sold. */
    boolean whole() {
        return shops.values().stream()
                .allMatch(coverage -> coverage.filter(known -> known.waiting() == 0 && known.uncounted() == 0)
                        .isPresent());
    }

    List<String> lines(PageContext c) {
        List<String> lines = new ArrayList<>();
        shops.forEach((shop, coverage) -> {
            String of = shop.name() + ": ";
            if (coverage.isEmpty()) {
                lines.add(of + c.t().get("stockNotRead"));
                return;
            }
            Coverage known = coverage.get();
            if (known.waiting() > 0) {
                lines.add(of + c.t().get("stockUnpublished", part(known.waiting(), known)));
            }
            if (known.uncounted() > 0) {
                lines.add(of + c.t().get("stockUncounted", part(known.uncounted(), known)));
            }
        });
        return lines;
    }

    private static String part(int some, Coverage known) {
        return Numbers.count(some) + "/" + Numbers.count(known.listings());
    }
}
