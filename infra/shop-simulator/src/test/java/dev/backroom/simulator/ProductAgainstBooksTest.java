package dev.backroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroom.model.Shop;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.simulator.books.BookedDay;
import dev.backroom.simulator.books.BookedDays;
import dev.backroom.simulator.books.Punctuality;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ScriptedReview;
import dev.backroom.simulator.shop.SimulatedShop;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.TikTokAuthority;
import dev.backroom.tiktok.auth.TokenPair;
import dev.backroom.tiktok.inventory.ChannelStock;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.ListedProduct;
import dev.backroom.tiktok.inventory.ProductPage;
import dev.backroom.tiktok.inventory.ShopInventory;
import dev.backroom.tiktok.order.OrderPage;
import dev.backroom.tiktok.order.TikTokShop;
import dev.backroom.tiktok.review.ReviewPage;
import dev.backroom.tiktok.review.ReviewSearch;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the product's own clients and rules make of the platform's shops, against the books, which know neither. */
class ProductAgainstBooksTest {
    private static final ShopGroup THREE = ShopGroup.overTheClockChange(300, 11);
    private static final EveningScript ONE =
            EveningScript.of(EveningPlan.untilMorning().withOrders(600));

    private final MovableClock shopTime = new MovableClock(Instant.EPOCH);
    private Optional<SimulatedPlatform> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(SimulatedPlatform::close);
    }

    @Test
    void countsEveryFigureOfEveryDay_asTheBooksDo() throws IOException {
        List<EveningScript> scripts = new ArrayList<>(THREE.scripts());
        scripts.add(ONE);
        start(scripts, Troubles.NONE);
        for (EveningScript script : scripts) {
            shopTime.set(script.plan().over());
            Map<LocalDate, Tally> counted = days(script, facts(script));
            SortedMap<LocalDate, BookedDay> booked = BookedDays.of(script);

            counted.keySet().removeIf(day -> day.isAfter(booked.lastKey()));
            assertThat(booked.keySet()).containsAll(counted.keySet());
            booked.forEach((day, figures) -> assertThat(row(counted.getOrDefault(day, Tally.NONE)))
                    .as("%s %s", script.plan().shop().name(), day)
                    .isEqualTo(row(script, figures)));
        }
    }

    @Test
    void readsEveryReview_withWhatItSaysNow() throws IOException {
        start(List.of(ONE), Troubles.NONE);
        shopTime.set(ONE.plan().over());
        List<ReviewSnapshot> read = reviews(ONE);

        assertThat(read).hasSameSizeAs(ONE.reviews());
        for (int i = 0; i < read.size(); i++) {
            ScriptedReview written = ONE.reviews().get(i);
            assertThat(read.get(i).key().review()).isEqualTo(written.id());
            assertThat(read.get(i).stars())
                    .isEqualTo(written.editions().getLast().stars());
            assertThat(read.get(i).text())
                    .isEqualTo(written.editions().getLast().text());
            assertThat(read.get(i).created()).isEqualTo(written.created());
            assertThat(read.get(i).order()).isEqualTo(written.order());
        }
    }

    @Test
    void knowsTheMissingPermission_fromOtherRefusals() throws IOException {
        start(List.of(ONE), Troubles.NONE.withoutReviewsOf(ONE.plan().shop().id()));

        assertThat(catchThrowableOfType(TikTokFailure.class, () -> reviews(ONE)))
                .satisfies(
                        failure -> assertThat(ReviewSearch.lacksScope(failure)).isTrue());
    }

    @Test
    void setsAndFindsFigures_ofEveryListingWithAStockOfItsOwn() throws IOException {
        SimulatedPlatform platform = start(List.of(ONE), Troubles.NONE);
        shopTime.set(ONE.plan().over());
        Shop shop = connected(ONE);
        ShopInventory inventory = new ShopInventory(endpoints(), TestApi.APP, tokens(shop));
        ProductPage products = inventory.products(shop, Optional.empty(), "");
        Map<String, String> refused = new HashMap<>();
        int units = 0;
        Map<String, Integer> set = new TreeMap<>();
        for (ListedProduct product : products.products()) {
            assertThat(product.live()).isTrue();
            Map<String, SortedMap<String, Integer>> figures = new TreeMap<>();
            for (ListedProduct.Variant variant : product.variants()) {
                assertThat(variant.warehouses())
                        .containsExactly(ONE.plan().shop().warehouse());
                figures.put(
                        variant.platformSku(),
                        new TreeMap<>(Map.of(variant.warehouses().getFirst(), ++units)));
                set.put(variant.platformSku(), units);
            }
            for (Map.Entry<String, FigureRefused> why :
                    inventory.update(shop, product.product(), figures).entrySet()) {
                refused.put(why.getKey(), why.getValue().refusal().name());
            }
        }

        assertThat(refused).hasSize(2).containsValue("DERIVED");
        Map<String, ChannelStock> found = inventory.search(shop, set.keySet()).stock();
        set.keySet().removeAll(refused.keySet());
        set.forEach((sku, n) ->
                assertThat(Objects.requireNonNull(found.get(sku)).available()).containsValue(n));
        assertThat(platform.shownStock(ONE.plan().shop()).values()).containsExactlyInAnyOrderElementsOf(set.values());
    }

    private Facts facts(EveningScript script) {
        Shop shop = connected(script);
        Map<Sku, Item> items = new HashMap<>();
        script.items().values().forEach(item -> {
            Map<Sku, Integer> parts = new HashMap<>();
            item.parts().forEach((part, units) -> parts.put(new Sku(part), units));
            items.put(new Sku(item.sku()), new Item(new Sku(item.sku()), item.title(), parts, item.safetyStock()));
        });
        OrderTransition.Terms terms = new OrderTransition.Terms(Slot.MAIN, shop.connectedAt());
        Facts facts = Facts.NONE;
        for (OrderSnapshot seen : orders(shop, script)) {
            if (OrderTransition.apply(Optional.empty(), seen, new Catalogue(items), terms)
                    instanceof OrderTransition.Changed changed) {
                facts = facts.plus(KpiFacts.of(changed.after()));
            }
        }
        for (ReviewSnapshot seen : reviews(script)) {
            facts = facts.plus(KpiFacts.review(shop.id(), seen.created(), seen.stars(), 1));
        }
        return facts;
    }

    private static Map<LocalDate, Tally> days(EveningScript script, Facts facts) {
        Map<LocalDate, Tally> days = new TreeMap<>();
        facts.tallies().forEach((bucket, tally) -> {
            if (bucket.kind() != Bucket.Kind.NOW) {
                days.merge(LocalDate.ofInstant(bucket.start(), script.plan().zone()), tally, Tally::plus);
            }
        });
        return days;
    }

    private static Map<String, Object> row(Tally tally) {
        Map<String, Object> row = new TreeMap<>();
        for (Count count : Count.values()) {
            row.put(count.name(), tally.count(count));
        }
        tally.gmv().forEach((currency, sum) -> row.put(currency, sum.stripTrailingZeros()));
        tally.units().forEach((sku, units) -> row.put(sku.code(), units));
        return row;
    }

    private static Map<String, Object> row(EveningScript script, BookedDay day) {
        Map<String, Object> row = new TreeMap<>();
        row.put("ORDERS", day.orders());
        row.put("UNITS", day.units());
        row.put("CANCELLED", day.cancellations());
        row.put("UNPAID_CANCELLED", day.unpaidCancellations());
        row.put("ENTERED", day.entered());
        row.put("LEFT", day.left());
        row.put("SHIP_DUE", day.shipDue());
        row.put("SHIPPED_IN_TIME", day.shippedInTime());
        row.put("UNITS_OUT", day.unitsOut());
        Punctuality kept = day.punctuality();
        row.put("DISPATCH_DUE", kept.dispatchDue());
        row.put("DISPATCHED_IN_TIME", kept.dispatchedInTime());
        row.put("TRACK_DUE", kept.trackDue());
        row.put("TRACKED", kept.tracked());
        row.put("DELIVERY_DUE", kept.deliveryDue());
        row.put("DELIVERED_IN_TIME", kept.deliveredInTime());
        row.put("GOOD_REVIEWS", day.goodReviews());
        row.put("MIXED_REVIEWS", day.mixedReviews());
        row.put("BAD_REVIEWS", day.badReviews());
        row.put("PENDING", 0L);
        row.put("STORED", 0L);
        row.put("VERSIONS", 0L);
        if (day.gmv().signum() != 0) {
            row.put(
                    script.plan().shop().market().currency(),
                    new BigDecimal(day.gmv().toPlainString()).stripTrailingZeros());
        }
        row.putAll(day.demand());
        return row;
    }

    private List<OrderSnapshot> orders(Shop shop, EveningScript script) {
        TikTokShop client = new TikTokShop(endpoints(), TestApi.APP, tokens(shop));
        List<OrderSnapshot> all = new ArrayList<>();
        String token = "";
        do {
            OrderPage page = client.searchOrders(
                    shop, script.plan().start(), script.plan().over().plusSeconds(1), token);
            assertThat(page.unreadable()).isEmpty();
            all.addAll(page.orders());
            token = page.nextPageToken();
        } while (!token.isEmpty());
        assertThat(all).hasSameSizeAs(script.orders());
        return all;
    }

    private List<ReviewSnapshot> reviews(EveningScript script) {
        Shop shop = connected(script);
        ReviewSearch search = new ReviewSearch(endpoints(), TestApi.APP, tokens(shop));
        List<ReviewSnapshot> all = new ArrayList<>();
        String token = "";
        do {
            ReviewPage page = search.page(
                    shop,
                    script.plan().start().minusSeconds(30 * 86_400L),
                    script.plan().over(),
                    script.plan().over(),
                    token);
            assertThat(page.unreadable()).isEmpty();
            all.addAll(page.reviews());
            token = page.nextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    private Shop connected(EveningScript script) {
        SimulatedShop shop = script.plan().shop();
        return new Shop(
                shop.id(),
                shop.name(),
                shop.market().name(),
                shop.market().zone(),
                shop.cipher(),
                shop.seller(),
                Shop.DEFAULT_OWNER,
                script.plan().opened(),
                Shop.State.CONNECTED,
                Map.of());
    }

    private AccessTokens tokens(Shop shop) {
        TokenPair pair = new TikTokAuthority(endpoints(), TestApi.APP)
                .exchange(running.orElseThrow().authCode(shop.seller()));
        return new AccessTokens() {
            @Override
            public String current(String seller) {
                return pair.access();
            }

            @Override
            public String renewed(String seller, String refused) {
                throw new IllegalStateException("the token was refused");
            }
        };
    }

    private TikTokEndpoints endpoints() {
        SimulatedPlatform platform = running.orElseThrow();
        return new TikTokEndpoints(platform.api(), platform.auth());
    }

    private SimulatedPlatform start(List<EveningScript> scripts, Troubles troubles) throws IOException {
        SimulatedPlatform platform = SimulatedPlatform.start(
                new PlatformOptions(scripts, TestApi.APP, shopTime, Clock.systemUTC(), ApiFaults.NONE, troubles, 0));
        running = Optional.of(platform);
        return platform;
    }
}
