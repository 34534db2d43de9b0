package dev.backroom.console.stock;

import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.StockWord;
import dev.backroom.model.Shop;
import dev.backroom.store.stock.Coverage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is not known of some shops' listings, or not published yet. Without it an empty list would read as good news. */
public record CoverageLines(Map<Shop, Optional<Coverage>> shops) {
    public static CoverageLines read(ConsoleTables rooms, Iterable<Shop> shops) {
        Map<Shop, Optional<Coverage>> read = new LinkedHashMap<>();
        for (Shop shop : shops) {
            if (shop.state() == Shop.State.CONNECTED) {
                read.put(shop, rooms.listings().coverage(shop.id()));
            }
        }
        return new CoverageLines(read);
    }

    /** Whether every live listing shows, or once showed, what can be sold. */
    public boolean whole() {
        return shops.values().stream()
                .allMatch(coverage -> coverage.filter(known -> known.waiting() == 0 && known.uncounted() == 0)
                        .isPresent());
    }

    public void write(PageContext sheet) {
        shops.forEach((shop, coverage) -> {
            if (coverage.isEmpty()) {
                line(sheet, shop, sheet.word(StockWord.NOT_READ));
                return;
            }
            Coverage known = coverage.get();
            if (known.waiting() > 0) {
                line(sheet, shop, StockWord.UNPUBLISHED.in(sheet.language(), part(known.waiting(), known)));
            }
            if (known.uncounted() > 0) {
                line(sheet, shop, StockWord.UNCOUNTED.in(sheet.language(), part(known.uncounted(), known)));
            }
        });
    }

    private static String part(int some, Coverage known) {
        return Numbers.count(some) + "/" + Numbers.count(known.listings());
    }

    private static void line(PageContext sheet, Shop shop, String text) {
        sheet.html().element("p", shop.name() + ": " + text, "class", "warn");
    }
}
