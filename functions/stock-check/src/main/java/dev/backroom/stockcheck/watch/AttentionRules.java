package dev.backroom.stockcheck.watch;

import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.stock.AttentionTable.Entry;
import dev.backroom.store.stock.AttentionTable.Reason;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which SKUs somebody should look at. Items whose stock nobody knows are passed over. */
final class AttentionRules {
    private AttentionRules() {}

    static Set<Entry> of(StockPositions shelves, Collection<Sku> skus) {
        Set<Entry> entries = new HashSet<>();
        for (Sku sku : skus) {
            shelves.find(sku)
                    .flatMap(shelf -> shelves.sellable(sku).flatMap(sellable -> reason(shelf, sellable.total())))
                    .ifPresent(reason -> entries.add(new Entry(reason, sku)));
        }
        return entries;
    }

    private static Optional<Reason> reason(StockPosition shelf, int sellable) {
        if (sellable <= 0) {
            return Optional.of(Reason.SOLD_OUT);
        }
        if (shelf.listings().stream().anyMatch(AttentionRules::differs)) {
            return Optional.of(Reason.NOT_PUBLISHED);
        }
        int safety = shelf.item().map(Item::safetyStock).orElse(Item.DEFAULT_SAFETY_STOCK);
        if (sellable < safety) {
            return Optional.of(Reason.LOW);
        }
        return shelf.quarantined() > 0 ? Optional.of(Reason.QUARANTINED) : Optional.empty();
    }

    private static boolean differs(Listed listed) {
        return listed.listing().live()
                && (listed.failing().isPresent() || listed.drift().phase() == Drift.Phase.TOLD);
    }
}
