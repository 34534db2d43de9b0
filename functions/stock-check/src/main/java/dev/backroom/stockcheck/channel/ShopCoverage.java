package dev.backroom.stockcheck.channel;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.stock.Coverage;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a shop's live listings waits to be published, and what cannot be.
 *
 * @param waiting SKUs with a listing that was never published although their stock is known
 */
public record ShopCoverage(Coverage coverage, Set<Sku> waiting) {
    public static ShopCoverage of(ShopId shop, Collection<KnownListing> known, StockPositions shelves) {
        List<KnownListing> live =
                known.stream().filter(one -> one.listing().live()).toList();
        Set<Sku> skus = new TreeSet<>();
        int waiting = 0;
        int uncounted = 0;
        for (KnownListing one : live) {
            if (shelves.sellable(one.sku()).isEmpty()) {
                uncounted++;
            } else if (shelves.find(one.sku()).stream().noneMatch(shelf -> published(shelf, shop, one))) {
                waiting++;
                skus.add(one.sku());
            }
        }
        return new ShopCoverage(new Coverage(live.size(), waiting, uncounted), skus);
    }

    private static boolean published(StockPosition shelf, ShopId shop, KnownListing one) {
        return shelf.listings().stream()
                .filter(listed -> listed.listing().shop().equals(shop)
                        && listed.listing().platformSku().equals(one.listing().platformSku()))
                .map(Listed::published)
                .anyMatch(published -> published.isPresent());
    }
}
