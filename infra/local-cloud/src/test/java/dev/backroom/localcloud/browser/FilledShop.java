package dev.backroom.localcloud.browser;

import dev.backroom.localcloud.LocalCloud;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Posting;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.ReplyState;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewMatch;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.review.ReviewChange;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fills the tables of a local cloud through the stores. No function takes part, or the fill would last minutes: what the
 * streams would have counted is counted here, all at once.
 */
final class FilledShop {
    static final Instant NOW = Instant.parse("2026-11-20T20:30:00Z");

    private static final int AT_ONCE = 6;

    final LocalCloud cloud;
    final ShopTable shops;
    private final BulkWrites bulk;
    private final StockTable bulkStock;
    private final ReviewTable reviews;
    final FilledOrders orders;
    private Facts facts = Facts.NONE;

    FilledShop(LocalCloud cloud) {
        this.cloud = cloud;
        cloud.pauseEventSources();
        this.shops = new ShopTable(cloud.dynamoDb(), table("Shops"));
        this.bulk = new BulkWrites(cloud.dynamoDb());
        this.bulkStock = new StockTable(bulk, table("Stock"));
        this.reviews = new ReviewTable(bulk, table("Reviews"));
        this.orders = new FilledOrders(this, bulk);
    }

    String table(String id) {
        return Optional.ofNullable(cloud.endpoints().tables().get(id)).orElseThrow();
    }

    Shop shop(String id, String name) {
        Shop shop = new Shop(
                new ShopId(id),
                name,
                "US",
                ZoneId.of("America/Los_Angeles"),
                "cipher",
                "seller-" + id,
                Shop.DEFAULT_OWNER,
                NOW.minus(Duration.ofDays(60)),
                Shop.State.CONNECTED,
                Map.of());
        shops.put(shop);
        return shop;
    }

    /** Not there before {@link #flush}. */
    void item(String sku, String title, int onHand) {
        bulkStock.putItem(Shop.DEFAULT_OWNER, new Item(new Sku(sku), title, Map.of(), Item.DEFAULT_SAFETY_STOCK));
        bulkStock.count(Shop.DEFAULT_OWNER, new Slot(new Sku(sku), Slot.MAIN), onHand, "test", "opening");
        orders.onHand(new Sku(sku), title, onHand);
    }

    /** A listing of an item, as it was published some time ago. Not there before {@link #flush}. */
    void listed(Shop shop, String sku, int figure, Duration ago) {
        Listing listing = new Listing(shop.id(), "1729" + sku.hashCode(), "p-" + sku, true, List.of());
        Listed listed = new Listed(
                new Sku(sku), listing, Optional.empty(), Optional.empty(), Drift.NONE, false, Optional.empty(), 0);
        new ListingTable(bulk, table("Stock"))
                .learn(Optional.empty(), new KnownListing(Shop.DEFAULT_OWNER, new Sku(sku), listing));
        new PublishTable(bulk, table("Stock"))
                .end(
                        Shop.DEFAULT_OWNER,
                        listed,
                        "test",
                        new Listed.Published(
                                new TreeMap<>(Map.of(Listing.UNNAMED, figure)), 1, "levels", NOW.minus(ago)),
                        true);
    }

    Review review(
            Shop shop,
            String id,
            String product,
            int stars,
            String title,
            String text,
            Duration age,
            boolean replied,
            List<Mention> mentions) {
        Instant created = NOW.minus(age);
        ReplyClock.Stage told =
                age.compareTo(ReplyClock.ALLOWED) > 0 ? ReplyClock.Stage.OVERDUE : ReplyClock.Stage.STARTED;
        return new Review(
                new ReviewKey(shop.id(), id),
                1,
                new Posting(product, created, LocalDate.ofInstant(created, shop.zone()), stars),
                new Wording(stars, title, false, text),
                new ReviewReading("en", mentions),
                created,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                new ReplyState(
                        stars <= Review.NEGATIVE_STARS ? Optional.of(new ReplyClock(created, told)) : Optional.empty(),
                        replied ? Optional.of(created.plusSeconds(3600)) : Optional.empty()),
                List.of());
    }

    /** Not there before {@link #flush}. */
    void write(List<Review> all) {
        reviews.write(all.stream()
                .map(review -> new ReviewChange(Optional.empty(), review))
                .toList());
        learn(all.stream().map(KpiFacts::of).toList());
    }

    void flush() {
        bulk.flush();
    }

    /** Writes into it are there after {@link #flush}. */
    BulkWrites bulk() {
        return bulk;
    }

    synchronized void learn(List<Facts> news) {
        facts = news.stream().reduce(facts, Facts::plus);
    }

    /** Counts what was stored, as the functions behind the streams would, and leaves nothing to the rollup. */
    void count() {
        KpiCounting counting =
                new KpiCounting(cloud.dynamoDb(), table("Kpis"), Clock.fixed(NOW.minusSeconds(20), ZoneOffset.UTC));
        Facts part = Facts.NONE;
        for (var each : facts.tallies().entrySet()) {
            Facts more = part.plus(each.getKey(), each.getValue());
            if (!KpiCounting.fits(more)) {
                counting.count("fill before " + each.getKey(), Optional.empty(), "end", part);
                more = Facts.of(each.getKey(), each.getValue());
            }
            part = more;
        }
        counting.count("fill", Optional.empty(), "end", part);
        KpiTable kpis = new KpiTable(cloud.dynamoDb(), table("Kpis"));
        shops.all()
                .forEach(shop ->
                        kpis.now(shop.id()).touched().forEach((date, mark) -> kpis.settle(shop.id(), date, mark)));
    }

    static <T> void inChunks(List<T> all, int size, Consumer<List<T>> work) {
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.iterate(0, i -> i < all.size(), i -> i + size)
                    .mapToObj(i -> all.subList(i, Math.min(all.size(), i + size)))
                    .forEach(part -> parts.add(threads.submit(() -> work.accept(part))));
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
