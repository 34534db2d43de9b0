package dev.backroom.store.stock;

import static dev.backroom.store.Goods.CARD;
import static dev.backroom.store.Goods.GIFT_SET;
import static dev.backroom.store.Goods.LIPSTICK;
import static dev.backroom.store.Goods.MUG;
import static dev.backroom.store.Goods.OWNER;
import static dev.backroom.store.Goods.PARTY_SET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.Goods;
import dev.backroom.store.StoreFixture;
import dev.backroom.store.StoreTables;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.stock.Listed.Failing;
import dev.backroom.store.stock.Listed.Published;
import dev.backroom.store.stock.PublishTable.Begun;
import dev.backroom.store.stock.PublishTable.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Shelves, listings and the turn-taking of those who publish. */
@Tag("engine")
class StockPositionsTest extends StoreFixture {
    private static final ShopId SHOP = new ShopId(Goods.SHOP);
    private static final Instant NOW = Goods.EVENING;
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(1));
    private static final Listing RED = new Listing(SHOP, "17", "27", true, List.of("71", "72"));

    private ListingTable listings;
    private PublishTable publications;

    @Override
    protected DynamoDbClient dynamo() {
        return EmbeddedDynamo.client();
    }

    @BeforeEach
    void list() {
        listings = new ListingTable(dynamo(), tables.stock(), StoreTables.Impatient.BACKOFF);
        publications = new PublishTable(dynamo(), tables.stock());
        listings.learn(Optional.empty(), new KnownListing(OWNER, LIPSTICK, RED));
    }

    @Test
    void readsAShelfWithItsPartsAndBundles_butNotItsHistory() {
        onHand(LIPSTICK, 10);
        onHand(LIPSTICK, 9);
        onHand(MUG, 3);

        StockPositions shelves = shelves().readWithBundles(OWNER, Set.of(LIPSTICK));

        assertThat(shelves.shelves()).containsOnlyKeys(LIPSTICK, GIFT_SET, PARTY_SET, MUG, CARD);
        assertThat(shelves.sellable(GIFT_SET).orElseThrow().total()).isEqualTo(3);
        assertThat(shelves.sellable(PARTY_SET)).isEmpty();
        assertThat(shelves.sellable(new Sku("NOBODY"))).isEmpty();
        assertThat(shelves.find(LIPSTICK).orElseThrow().levels()).hasSize(1);
        assertThat(listed().listing()).isEqualTo(RED);
        assertThat(shelves().read(OWNER, Set.of(MUG)).shelves()).containsOnlyKeys(MUG);
    }

    @Test
    void keepsAnotherOwnersShelvesApart() {
        onHand(LIPSTICK, 10);

        assertThat(shelves().read("outlet", Set.of(LIPSTICK)).sellable(LIPSTICK))
                .isEmpty();
    }

    @Test
    void passesOverWhatCannotBeRead() {
        onHand(LIPSTICK, 10);
        dynamo().putItem(p -> p.tableName(tables.stock())
                .item(Fields.key(StockItems.partition(OWNER, LIPSTICK), StockItems.LEVEL + "broken")));
        dynamo().putItem(p -> p.tableName(tables.stock()).item(ListingItems.knownKey(SHOP, "28")));

        assertThat(shelves().read(OWNER, Set.of(LIPSTICK)).sellable(LIPSTICK)).isPresent();
        assertThat(listings.ofShop(SHOP)).containsOnlyKeys("27");
    }

    @Test
    void findsListingsByShop_andFollowsThemToAnotherSku() {
        listings.searched(SHOP, new ListingTable.Searched(LATER, NOW));
        KnownListing before = new KnownListing(OWNER, LIPSTICK, RED);
        assertThat(listings.find(SHOP, List.of("27", "99"))).containsExactly(Map.entry("27", before));

        listings.learn(Optional.of(before), new KnownListing(OWNER, MUG, RED.ended()));

        assertThat(listings.ofShop(SHOP)).containsExactly(Map.entry("27", new KnownListing(OWNER, MUG, RED.ended())));
        assertThat(shelf(LIPSTICK).listings()).isEmpty();
        assertThat(shelf(MUG).listings()).hasSize(1);
        assertThat(listings.searched(SHOP)).contains(new ListingTable.Searched(LATER, NOW));
        assertThat(listings.searched(new ShopId("2"))).isEmpty();
    }

    @Test
    void keepsHowPublishingStands_whenAListingIsLearntAnew() {
        publish(5);
        listings.learn(
                Optional.of(new KnownListing(OWNER, LIPSTICK, RED)),
                new KnownListing(OWNER, LIPSTICK, RED.with(List.of("73"))));

        assertThat(listed().published()).contains(published(5));
        assertThat(listed().listing().warehouses()).containsExactly("73");
    }

    @Test
    void letsOneProcessPublish_andTheOthersLeaveWord() {
        assertThat(begin("a", 5)).isEqualTo(Begun.OURS);
        assertThat(begin("b", 6)).isEqualTo(Begun.BUSY);
        assertThat(begin("c", 4)).isEqualTo(Begun.BUSY);
        assertThat(listed().busy(NOW)).isTrue();

        assertThat(end("a", 5, false)).isEqualTo(Ended.AGAIN);
        assertThat(end("b", 6, false)).isEqualTo(Ended.LOST);
        assertThat(end("a", 6, false)).isEqualTo(Ended.DONE);
        assertThat(listed().unfinished()).isFalse();
        assertThat(listed().busyUntil()).isEmpty();
    }

    @Test
    void neverPublishesOlderFigures_onceNewerOnesAreOut() {
        publish(7);

        assertThat(begin("a", 6)).isEqualTo(Begun.NEWER);
        assertThat(begin("a", 7)).isEqualTo(Begun.OURS);
        publications.release(OWNER, listed(), "a");
        assertThat(publications.begin(OWNER, listed(), 1, "OTHER", "a", NOW, LATER))
                .isEqualTo(Begun.OURS);
    }

    @Test
    void takesOver_whenAProcessDied() {
        begin("a", 5);

        assertThat(publications.begin(OWNER, listed(), 5, "LIP", "b", LATER, LATER.plusSeconds(60)))
                .isEqualTo(Begun.OURS);
        assertThat(end("a", 5, true)).isEqualTo(Ended.LOST);
        publications.fail(OWNER, listed(), "a", failing(NOW));
        assertThat(listed().failing()).isEmpty();
        assertThat(listed().unfinished()).isTrue();
        assertThat(end("b", 5, false)).isEqualTo(Ended.DONE);
    }

    @Test
    void letsGoAnyway_whenNewerFiguresNeverStopComing() {
        begin("a", 5);
        begin("b", 6);

        assertThat(end("a", 5, true)).isEqualTo(Ended.DONE);
        assertThat(listed().unfinished()).isTrue();
    }

    @Test
    void isGone_whenTheListingWasTakenAway() {
        Listed before = listed();
        listings.learn(Optional.of(new KnownListing(OWNER, LIPSTICK, RED)), new KnownListing(OWNER, MUG, RED));

        assertThat(publications.begin(OWNER, before, 5, "LIP", "a", NOW, LATER)).isEqualTo(Begun.GONE);
        assertThat(publications.looked(OWNER, before, Drift.NONE, true)).isFalse();
        assertThat(shelf(LIPSTICK).listings()).isEmpty();
    }

    @Test
    void keepsTheBeginningOfARowOfFailures_untilOneSucceeds() {
        begin("a", 5);
        publications.fail(OWNER, listed(), "a", failing(NOW));
        publications.told(OWNER, listed(), NOW);
        begin("b", 6);
        publications.fail(OWNER, listed(), "b", failing(LATER));

        assertThat(listed().failing()).contains(new Failing("no", NOW, LATER.plusSeconds(9), false, true));
        publish(6);
        assertThat(listed().failing()).isEmpty();
        publications.told(OWNER, listed(), NOW);
        assertThat(listed().failing()).isEmpty();
    }

    @Test
    void keepsWhatALookSaw_once() {
        publish(5);
        Listed before = listed();
        Drift seen = new Drift(Drift.Phase.SUSPECTED, 5, NOW, 99);

        assertThat(publications.looked(OWNER, before, seen, true)).isTrue();
        assertThat(publications.looked(OWNER, before, seen, true)).isFalse();
        assertThat(listed().drift()).isEqualTo(seen);
        assertThat(listed().stale()).isTrue();

        publish(5);
        assertThat(listed().stale()).isFalse();
        assertThat(publications.looked(OWNER, listed(), Drift.NONE, false)).isTrue();
        assertThat(listed().drift()).isEqualTo(Drift.NONE);
        assertThat(publications.looked(OWNER, listed(), seen, false)).isTrue();
    }

    @Test
    void crossesALineOnce_whoeverSeesIt() {
        AlarmTable alarms = new AlarmTable(dynamo(), tables.stock());
        StockAlarm low = new StockAlarm(StockAlarm.State.LOW, 1);

        assertThat(alarms.cross(OWNER, MUG, StockAlarm.QUIET, low)).isTrue();
        assertThat(alarms.cross(OWNER, MUG, StockAlarm.QUIET, low)).isFalse();
        assertThat(shelf(MUG).alarm()).isEqualTo(low);

        tables.stockTable().putItem(OWNER, item(MUG));
        assertThat(shelf(MUG).alarm()).isEqualTo(low);
        assertThat(alarms.cross(OWNER, MUG, low, new StockAlarm(StockAlarm.State.OUT, 2)))
                .isTrue();
    }

    private void publish(long version) {
        begin("p", version);
        end("p", version, true);
    }

    private Begun begin(String holder, long version) {
        return publications.begin(OWNER, listed(), version, "LIP", holder, NOW, LATER);
    }

    private Ended end(String holder, long version, boolean anyway) {
        return publications.end(OWNER, listed(), holder, published(version), anyway);
    }

    private static Published published(long version) {
        return new Published(new TreeMap<>(Map.of("71", 5, "72", 0)), version, "LIP", NOW);
    }

    private static Failing failing(Instant at) {
        return new Failing("no", at, at.plusSeconds(9), false, false);
    }

    private Listed listed() {
        return shelf(LIPSTICK).listings().getFirst();
    }

    private StockPosition shelf(Sku sku) {
        return shelves().read(OWNER, Set.of(sku)).find(sku).orElseThrow();
    }

    private StockPositionTable shelves() {
        return new StockPositionTable(dynamo(), tables.stock());
    }
}
