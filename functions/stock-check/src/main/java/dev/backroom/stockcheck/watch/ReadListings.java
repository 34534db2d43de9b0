package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.stockcheck.channel.ShopCoverage;
import dev.backroom.store.stock.Coverage;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.StockPositionTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Reads the listings of a shop that was connected just now and has their stock published, so that nobody waits for the next
 * watch. It looks again by messages to its own queue until all is published, and then leaves the shop to the watch. Safe to
 * repeat: what is known is learned once, and a figure that stands is published once.
 */
public final class ReadListings {
    /** Which look a message asks for; the first has none. */
    static final String ROUND = "round";

    static final Duration NEXT_LOOK = Duration.ofSeconds(30);

    /** Longer than the span between two watches. */
    static final int ROUNDS = 40;

    private static final Logger LOG = Logger.getLogger(ReadListings.class);

    /** The queue of stock events. */
    @FunctionalInterface
    public interface Again {
        void send(Signal signal, Duration delay);
    }

    private final RefreshListings refresh;
    private final ListingTable listings;
    private final StockPositionTable shelves;
    private final StockChangeOutbox changes;
    private final Again again;
    private final Clock clock;

    public ReadListings(
            RefreshListings refresh,
            ListingTable listings,
            StockPositionTable shelves,
            StockChangeOutbox changes,
            Again again,
            Clock clock) {
        this.refresh = refresh;
        this.listings = listings;
        this.shelves = shelves;
        this.changes = changes;
        this.again = again;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @param round 0 for the first, which asks for every live listing; later ones ask for what was not published yet
     * @throws dev.backroom.tiktok.TikTokFailure if the platform did not answer with success
     */
    void read(Shop shop, int round) {
        Map<String, KnownListing> known = refresh.refresh(shop);
        Set<Sku> live = new TreeSet<>();
        known.values().stream().filter(one -> one.listing().live()).forEach(one -> live.add(one.sku()));
        ShopCoverage found = ShopCoverage.of(shop.id(), known.values(), shelves.read(shop.owner(), live));
        Coverage coverage = found.coverage();
        listings.coverage(shop.id(), coverage);
        LOG.infof(
                "shop %s: %d live listings, %d not published yet, %d without counted stock",
                shop.id(), coverage.listings(), coverage.waiting(), coverage.uncounted());
        Set<Sku> due = round == 0 ? live : found.waiting();
        if (!due.isEmpty()) {
            changes.changed(shop.owner(), due);
        }
        if (!found.waiting().isEmpty() && round < ROUNDS) {
            again.send(next(shop, round + 1), NEXT_LOOK);
        }
    }

    private Signal next(Shop shop, int round) {
        return new Signal(
                Signal.LISTINGS,
                "",
                Optional.of(shop.id()),
                Optional.empty(),
                clock.instant(),
                List.of(),
                Map.of(ROUND, Integer.toString(round)));
    }
}
