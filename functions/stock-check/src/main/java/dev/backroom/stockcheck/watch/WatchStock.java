package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.stockcheck.channel.ShopCoverage;
import dev.backroom.stockcheck.channel.ShortOrders;
import dev.backroom.store.stock.AlarmTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.store.stock.StockTable;
import dev.backroom.tiktok.inventory.InventoryAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Watches the stock of every owner: its safety lines, what the channels show of it, and publications that failed, were
 * forgotten or never ended. Its cost follows the number of SKUs and listings, and nothing that grows with time.
 */
public final class WatchStock {
    private static final String JOB = "StockWatch";
    private static final Logger LOG = Logger.getLogger(WatchStock.class);

    private final Supplier<List<Shop>> shops;
    private final StockTable stock;
    private final StockPositionTable shelves;
    private final ListingTable listings;
    private final PublishTable publications;
    private final AlarmTable alarms;
    private final AttentionTable attention;
    private final Channel channel;
    private final ShortOrders shortOrders;
    private final NoticeOutbox notices;
    private final StockChangeOutbox outbox;
    private final ScheduledJob job;
    private final Clock clock;
    private final Clock realTime;

    /**
     * What a watch did.
     *
     * @param unanswered shops whose platform calls failed
     * @param failed owners whose watch broke off
     */
    public record Watched(int shops, int unanswered, int skus, int listings, int notices, int republished, int failed) {
        Watched plus(Watched other) {
            return new Watched(
                    shops + other.shops,
                    unanswered + other.unanswered,
                    skus + other.skus,
                    listings + other.listings,
                    notices + other.notices,
                    republished + other.republished,
                    failed + other.failed);
        }
    }

    public WatchStock(
            Supplier<List<Shop>> shops,
            StockTable stock,
            StockPositionTable shelves,
            ListingTable listings,
            PublishTable publications,
            AlarmTable alarms,
            AttentionTable attention,
            Channel channel,
            ShortOrders shortOrders,
            NoticeOutbox notices,
            StockChangeOutbox outbox,
            JobLog jobs,
            Clock clock,
            Clock realTime) {
        this.shops = shops;
        this.stock = stock;
        this.shelves = shelves;
        this.listings = listings;
        this.publications = publications;
        this.alarms = alarms;
        this.attention = attention;
        this.channel = channel;
        this.shortOrders = shortOrders;
        this.notices = notices;
        this.outbox = outbox;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * Watches all connected shops and their owners' stock.
     *
     * @throws IllegalStateException if there are owners and none could be watched
     */
    public Watched run() {
        Map<String, Map<ShopId, Shop>> owners = new LinkedHashMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                owners.computeIfAbsent(shop.owner(), owner -> new LinkedHashMap<>())
                        .put(shop.id(), shop);
            }
        }
        Watched all = new Watched(0, 0, 0, 0, 0, 0, 0);
        ScheduledJob.Run run = job.begin();
        for (Watched one :
                Parallel.byShop().map(owners, owned -> watchSafely(owned, run)).values()) {
            all = all.plus(one);
        }
        run.end();
        return all;
    }

    /**
     * Looks at some listings of one shop, and at the stock of their SKUs.
     *
     * @param platformSkus those that are not known are left to the next watch
     * @param edited when somebody changed the figure of one by hand, as the platform says
     * @throws dev.backroom.tiktok.TikTokFailure if the platform did not answer with success
     */
    Watched look(Shop shop, Collection<String> platformSkus, Map<String, Instant> edited) {
        Map<String, KnownListing> known = listings.find(shop.id(), platformSkus);
        if (known.isEmpty()) {
            return new Watched(1, 0, 0, 0, 0, 0, 0);
        }
        Shown shown = new Shown(known.keySet(), channel.search(shop, known.keySet()));
        Set<Sku> skus = known.values().stream().map(KnownListing::sku).collect(Collectors.toSet());
        Map<ShopId, Shop> owned = shops.get().stream()
                .filter(one -> one.owner().equals(shop.owner()) && one.state() == Shop.State.CONNECTED)
                .collect(Collectors.toMap(Shop::id, one -> one));
        StockPositions shelf = shelves.read(shop.owner(), skus);
        StockInspection looking = new StockInspection(
                shop.owner(),
                owned,
                Map.of(shop.id(), shown),
                shortOrders,
                edited,
                clock.instant(),
                realTime.instant());
        return finish(shop.owner(), looking, shelf, skus, 1, 0);
    }

    private Watched watchSafely(Map<ShopId, Shop> owned, ScheduledJob.Run run) {
        String owner = owned.values().iterator().next().owner();
        Watched[] watched = {new Watched(0, 0, 0, 0, 0, 0, 1)};
        run.attempt(owned.keySet(), () -> watched[0] = watch(owner, owned, run));
        return watched[0];
    }

    private Watched watch(String owner, Map<ShopId, Shop> owned, ScheduledJob.Run run) {
        Map<ShopId, Shown> shown = new ConcurrentHashMap<>();
        Map<ShopId, Collection<KnownListing>> known = new ConcurrentHashMap<>();
        RefreshListings refresh = new RefreshListings(listings, channel, clock);
        Parallel.byShop().map(owned, shop -> ask(shop, refresh, shown, known, run));
        Set<Sku> skus = new HashSet<>(stock.skus(owner));
        StockPositions shelf = shelves.read(owner, skus);
        StockInspection looking = new StockInspection(
                owner, owned, new HashMap<>(shown), shortOrders, Map.of(), clock.instant(), realTime.instant());
        Watched watched = finish(owner, looking, shelf, skus, owned.size(), owned.size() - shown.size());
        known.forEach((shop, all) ->
                listings.coverage(shop, ShopCoverage.of(shop, all, shelf).coverage()));
        attention.settle(owner, AttentionRules.of(shelf, skus), clock.instant());
        return watched;
    }

    private boolean ask(
            Shop shop,
            RefreshListings refresh,
            Map<ShopId, Shown> shown,
            Map<ShopId, Collection<KnownListing>> known,
            ScheduledJob.Run run) {
        try {
            Map<String, KnownListing> listed = refresh.refresh(shop);
            known.put(shop.id(), listed.values());
            Set<String> live = listed.values().stream()
                    .map(KnownListing::listing)
                    .filter(listing -> listing.live())
                    .map(listing -> listing.platformSku())
                    .collect(Collectors.toSet());
            shown.put(
                    shop.id(), new Shown(live, live.isEmpty() ? InventoryAnswer.NOTHING : channel.search(shop, live)));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("shop %s could not be asked for its stock: %s", shop.id(), e);
            run.trouble(shop.id(), JobTrouble.of(e));
            return false;
        }
    }

    private Watched finish(
            String owner, StockInspection looking, StockPositions shelf, Set<Sku> skus, int asked, int unanswered) {
        looking.levels(shelf, skus, alarms);
        looking.listings(shelf, skus, publications, listings);
        if (!looking.notices().isEmpty()) {
            notices.send(looking.notices());
        }
        looking.writes().forEach(Runnable::run);
        if (!looking.republish().isEmpty()) {
            outbox.changed(owner, looking.republish());
        }
        return new Watched(
                asked,
                unanswered,
                skus.size(),
                looking.listings(),
                looking.notices().size(),
                looking.republish().size(),
                0);
    }
}
