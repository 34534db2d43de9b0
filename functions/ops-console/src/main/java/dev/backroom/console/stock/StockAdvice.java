package dev.backroom.console.stock;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody should do about a SKU's stock, and why the channel shows another, as far as it is known. */
final class StockAdvice {
    private final PageContext c;

    StockAdvice(PageContext c) {
        this.c = c;
    }

    /** @param live the SKU's listings that buyers see */
    String of(StockPage.State state, StockPosition shelf, List<Listed> live) {
        List<String> all = new ArrayList<>();
        switch (state) {
            case SOLD_OUT, LOW, UNKNOWN -> all.add(c.t().of("stockAdvice", state));
            case NOT_PUBLISHED, QUARANTINED, FINE -> {}
        }
        int overdrawn = shelf.levels().stream().mapToInt(StockLevel::overdrawn).sum();
        if (overdrawn > 0) {
            all.add(c.t().get("doOverdrawn", Numbers.count(overdrawn)));
        }
        if (shelf.quarantined() > 0) {
            all.add(c.t().get("doQuarantine", warehouses(shelf)));
        }
        for (Listed listed : live) {
            ShopId shop = listed.listing().shop();
            listed.failing()
                    .ifPresent(failing ->
                            all.add(c.t().get("failing", c.minute(failing.since(), shop)) + " " + failing.reason()));
            why(listed.drift())
                    .ifPresent(why ->
                            all.add(c.t().get(why, c.minute(listed.drift().since(), shop))));
        }
        return String.join(" ", all);
    }

    /** What came back lies apart: it is counted, and not sold before somebody has checked it. */
    String quarantine(StockPosition shelf) {
        return shelf.quarantined() > 0 ? c.t().get("inQuarantine", Numbers.count(shelf.quarantined())) : "";
    }

    private static String warehouses(StockPosition shelf) {
        return shelf.levels().stream()
                .filter(level -> !level.slot().isForSale() && level.onHand() > 0)
                .map(level -> level.slot().warehouse())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** That somebody made a difference by hand is said only where the platform says so. */
    private static Optional<String> why(Drift drift) {
        if (drift.byHand()) {
            return Optional.of("driftByHand");
        }
        return switch (drift.phase()) {
            case NONE -> Optional.empty();
            case MISSING -> Optional.of("driftMissing");
            case DOUBTED -> Optional.of("driftDoubted");
            case SUSPECTED -> Optional.of("driftRepublished");
            case TOLD -> Optional.of("drifts");
        };
    }
}
