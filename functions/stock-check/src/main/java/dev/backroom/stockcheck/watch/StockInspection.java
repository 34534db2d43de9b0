package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.notices.Notice;
import dev.backroom.stockcheck.channel.ShortOrders;
import dev.backroom.store.stock.AlarmTable;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.tiktok.inventory.ChannelStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One look at some of an owner's SKUs: what is to be told, what is to be remembered, what is to be published. Nothing is
 * written while it looks, so that notices go out before their telling is remembered.
 */
final class StockInspection {
    private final String owner;
    private final Map<ShopId, Shop> shops;
    private final Map<ShopId, Shown> theirs;
    private final ShortOrders shortOrders;
    private final Map<String, Instant> edited;
    private final Instant now;
    private final Instant realNow;

    private final List<Notice> notices = new ArrayList<>();
    private final List<Runnable> writes = new ArrayList<>();
    private final Set<Sku> republish = new TreeSet<>();
    private int looked;

    /**
     * A look.
     *
     * @param shops the owner's connected shops
     * @param theirs what each channel shows; a shop that could not be asked is missing
     * @param edited when somebody changed a listing's figure by hand, as the platform says, by its platform SKU
     * @param now the shop's time
     */
    StockInspection(
            String owner,
            Map<ShopId, Shop> shops,
            Map<ShopId, Shown> theirs,
            ShortOrders shortOrders,
            Map<String, Instant> edited,
            Instant now,
            Instant realNow) {
        this.owner = owner;
        this.shops = shops;
        this.theirs = theirs;
        this.shortOrders = shortOrders;
        this.edited = edited;
        this.now = now;
        this.realNow = realNow;
    }

    List<Notice> notices() {
        return notices;
    }

    List<Runnable> writes() {
        return writes;
    }

    Set<Sku> republish() {
        return republish;
    }

    int listings() {
        return looked;
    }

    /** Compares what can be sold with the safety lines. Items whose stock nobody knows are passed over. */
    void levels(StockPositions shelves, Collection<Sku> skus, AlarmTable alarms) {
        Optional<ShopId> only =
                shops.size() == 1 ? Optional.of(shops.keySet().iterator().next()) : Optional.empty();
        AccountedOrders orders = new AccountedOrders(shelves, theirs, shortOrders);
        for (Sku sku : new HashSet<>(skus)) {
            Optional<StockPosition> shelf = shelves.find(sku);
            Optional<Item> item = shelf.flatMap(StockPosition::item);
            Optional<Sellable> sellable = shelves.sellable(sku);
            if (shelf.isPresent() && item.isPresent() && sellable.isPresent()) {
                int units = sellable.get().total();
                StockAlarm before = shelf.get().alarm();
                Optional<StockAlarm.Crossing> crossed = before.look(
                        units, () -> orders.onTheWay(item.get()), item.get().safetyStock());
                crossed.ifPresent(crossing -> {
                    crossing.news()
                            .ifPresent(news -> notices.add(
                                    StockNotices.crossed(owner, only, item.get(), news, crossing.after(), units, now)));
                    writes.add(() -> alarms.cross(owner, sku, before, crossing.after()));
                });
            }
        }
    }

    /** Compares what can be sold with what the channels show. */
    void listings(StockPositions shelves, Collection<Sku> skus, PublishTable publications, ListingTable known) {
        AccountedOrders orders = new AccountedOrders(shelves, theirs, shortOrders);
        for (Sku sku : new HashSet<>(skus)) {
            Optional<Sellable> sellable = shelves.sellable(sku);
            if (sellable.isEmpty()) {
                continue;
            }
            for (Listed listed : shelves.find(sku).map(StockPosition::listings).orElse(List.of())) {
                Shop shop = shops.get(listed.listing().shop());
                if (shop != null && listed.listing().live()) {
                    looked++;
                    boolean seen = shelves.item(sku).filter(orders::of).isPresent();
                    listing(listed, shop, sellable.get(), seen, publications, known);
                }
            }
        }
    }

    private void listing(
            Listed listed,
            Shop shop,
            Sellable ours,
            boolean ordersSeen,
            PublishTable publications,
            ListingTable listings) {
        String platformSku = listed.listing().platformSku();
        Optional<Shown> shown = Optional.ofNullable(theirs.get(shop.id()));
        Optional<ChannelStock> stock = shown.flatMap(all -> all.find(platformSku));
        if (shown.filter(all -> all.isGone(platformSku)).isPresent()) {
            missing(listed, publications, listings);
            return;
        }
        List<String> warehouses = stock.map(one -> List.copyOf(one.available().keySet()))
                .filter(ids -> !ids.contains(Listing.UNNAMED))
                .orElse(listed.listing().warehouses());
        if (!warehouses.equals(listed.listing().warehouses())) {
            relist(listings, listed, listed.listing().with(warehouses));
            republish.add(listed.sku());
            return;
        }
        ListingCheck look = ListingCheck.of(
                listed, shop, ours, stock, ordersSeen, Optional.ofNullable(edited.get(platformSku)), now, realNow);
        look.drifted()
                .ifPresent(drift -> notices.add(StockNotices.drifted(
                        listed,
                        drift,
                        listed.listing().figures(shop, ours).values().stream()
                                .mapToLong(Integer::longValue)
                                .sum(),
                        now)));
        look.failing().ifPresent(failing -> {
            notices.add(StockNotices.failing(listed, failing, now));
            writes.add(() -> publications.told(owner, listed, failing.since()));
        });
        Drift known = listed.drift().phase() == Drift.Phase.MISSING && stock.isPresent() ? Drift.NONE : listed.drift();
        Drift after = look.drift().orElse(known);
        if (!after.equals(listed.drift()) || look.stale()) {
            writes.add(() -> publications.looked(owner, listed, after, look.stale()));
        }
        if (look.republish()) {
            republish.add(listed.sku());
        }
    }

    private void missing(Listed listed, PublishTable publications, ListingTable listings) {
        Drift before = listed.drift();
        if (before.gone(now)) {
            relist(listings, listed, listed.listing().ended());
        } else if (before.phase() != Drift.Phase.MISSING) {
            writes.add(() -> publications.looked(owner, listed, before.missing(now), false));
        }
    }

    private void relist(ListingTable known, Listed listed, Listing now) {
        writes.add(() -> known.learn(
                Optional.of(new KnownListing(owner, listed.sku(), listed.listing())),
                new KnownListing(owner, listed.sku(), now)));
    }
}
