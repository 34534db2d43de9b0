package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Listing;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.ListingTable.Searched;
import dev.backroom.tiktok.inventory.ListedProduct;
import dev.backroom.tiktok.inventory.ProductPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Learns a shop's listings from the platform's product search. Orders would name only what has been sold already, and never
 * all the warehouses of a SKU, which an update of its stock must list.
 */
public final class RefreshListings {
    /** How far a search reaches back behind the last one. */
    static final Duration OVERLAP = Duration.ofMinutes(30);

    /** How often all products are searched and not only the changed ones. */
    static final Duration WHOLE = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(RefreshListings.class);

    private final ListingTable listings;
    private final Channel channel;
    private final Clock clock;

    public RefreshListings(ListingTable listings, Channel channel, Clock clock) {
        this.listings = listings;
        this.channel = channel;
        this.clock = clock;
    }

    /** Stores what changed, and gives all listings of the shop by platform SKU id. */
    Map<String, KnownListing> refresh(Shop shop) {
        Map<String, KnownListing> known = new HashMap<>(listings.ofShop(shop.id()));
        Instant now = clock.instant();
        Optional<Searched> before = listings.searched(shop.id());
        Optional<Searched> recent =
                before.filter(searched -> now.isBefore(searched.whole().plus(WHOLE)));
        Optional<Instant> from = recent.map(searched -> searched.last().minus(OVERLAP));
        String token = "";
        do {
            ProductPage page = channel.products(shop, from, token);
            if (page.unreadable() > 0) {
                LOG.warnf("shop %s: %d products or variants cannot be read", shop.id(), page.unreadable());
            }
            for (ListedProduct product : page.products()) {
                product.variants().forEach(variant -> learn(shop, product, variant, known));
            }
            token = page.nextPageToken();
        } while (!token.isEmpty());
        listings.searched(
                shop.id(), new Searched(now, recent.map(Searched::whole).orElse(now)));
        return known;
    }

    private void learn(
            Shop shop, ListedProduct product, ListedProduct.Variant variant, Map<String, KnownListing> known) {
        Listing listing =
                new Listing(shop.id(), product.product(), variant.platformSku(), product.live(), variant.warehouses());
        KnownListing now = new KnownListing(shop.owner(), variant.sku(), listing);
        KnownListing before = known.get(variant.platformSku());
        if (!now.equals(before)) {
            listings.learn(Optional.ofNullable(before), now);
            known.put(variant.platformSku(), now);
        }
    }
}
