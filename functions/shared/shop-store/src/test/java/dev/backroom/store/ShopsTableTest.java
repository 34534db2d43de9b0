package dev.backroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
final class ShopsTableTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String TABLE = "Shops";

    private static MemoryTables engine;
    private static DynamoDbClient dynamo;

    private ShopTable shops;
    private ParkedMessages parked;
    private KeptSignals kept;

    @BeforeAll
    static void startEngine() {
        engine = MemoryTables.open();
        dynamo = engine.client();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @SuppressWarnings("unchecked")
    @BeforeEach
    void createTable() {
        if (dynamo.listTables().tableNames().contains(TABLE)) {
            dynamo.deleteTable(d -> d.tableName(TABLE));
        }
        dynamo.createTable(c -> c.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        shops = new ShopTable(dynamo, TABLE);
        parked = new ParkedMessages(dynamo, TABLE);
        kept = new KeptSignals(dynamo, TABLE);
    }

    @Test
    void givesBackEverySetting_whenAShopWasPut() {
        Shop shop = shop("7495540735365777507", "seller-1");
        shops.put(shop);
        assertThat(shops.find(shop.id())).contains(shop);
        assertThat(shops.find(new ShopId("1"))).isEmpty();
    }

    @Test
    void listsTheShopsOfASeller_whenSellersHaveSeveral() {
        shops.put(shop("1", "a"));
        shops.put(shop("2", "b"));
        shops.put(shop("3", "a"));
        assertThat(shops.all()).extracting(shop -> shop.id().value()).containsExactly("1", "2", "3");
        assertThat(shops.ofSeller("a")).extracting(shop -> shop.id().value()).containsExactly("1", "3");
        assertThat(shops.ofSeller("c")).isEmpty();
    }

    @Test
    void ignoresAWithdrawal_whenTheShopWasAuthorisedAfterIt() {
        Shop shop = shop("1", "a");
        shops.connect(shop, NOON);
        assertThat(shops.disconnect(shop.id(), NOON.minusSeconds(1))).isFalse();
        assertThat(shops.find(shop.id())).contains(shop);

        assertThat(shops.disconnect(shop.id(), NOON.plusSeconds(1))).isTrue();
        assertThat(shops.find(shop.id()).map(Shop::state)).contains(Shop.State.DISCONNECTED);
        shops.put(shop);
        assertThat(shops.disconnect(shop.id(), NOON.minusSeconds(1)))
                .as("a change of settings keeps the time of authorisation")
                .isFalse();
    }

    @Test
    void createsNoShop_whenAnUnknownOneIsDisconnected() {
        assertThat(shops.disconnect(new ShopId("9"), NOON)).isFalse();
        assertThat(shops.all()).isEmpty();
    }

    @Test
    void keepsTheAnnouncedEnd_untilTheShopIsConnectedAgain() {
        Shop shop = shop("1", "a");
        shops.put(shop);
        shops.authorisationEnds(shop.id(), NOON);
        assertThat(shops.authorisationEnds()).containsExactly(Map.entry(shop.id(), NOON));
        shops.connect(shop, NOON);
        assertThat(shops.authorisationEnds()).isEmpty();
    }

    @Test
    void neverMovesTheWatermarkBack_whenTwoPollsFinishOutOfOrder() {
        ShopId shop = new ShopId("1");
        assertThat(shops.watermark(shop)).isEmpty();
        shops.watermark(shop, NOON);
        shops.watermark(shop, NOON.minusSeconds(60));
        assertThat(shops.watermark(shop)).contains(NOON);
        shops.watermark(shop, NOON.plusSeconds(60));
        assertThat(shops.watermark(shop)).contains(NOON.plusSeconds(60));
    }

    @Test
    void givesALeaseToOne_untilItIsReleasedOrRunsOut() {
        Instant end = NOON.plusSeconds(30);
        assertThat(shops.lease("token-a", "one", end, NOON)).isTrue();
        assertThat(shops.lease("token-a", "two", end, NOON)).isFalse();
        assertThat(shops.lease("token-b", "two", end, NOON)).isTrue();
        assertThat(shops.lease("token-a", "one", end.plusSeconds(30), NOON))
                .as("the holder may prolong")
                .isTrue();

        shops.release("token-a", "two");
        assertThat(shops.lease("token-a", "two", end, NOON)).isFalse();
        shops.release("token-a", "one");
        assertThat(shops.lease("token-a", "two", end, NOON)).isTrue();
        assertThat(shops.lease("token-a", "one", end.plusSeconds(60), end)).isTrue();
    }

    @Test
    void parksOnce_whenTheSameMessageComesAgainLater() {
        parked.park(new Parked("m-1", "OrderEvents", "unknown shop 5", "{}", NOON));
        parked.park(new Parked("m-1", "OrderEvents", "another reason", "{}", NOON.plusSeconds(180)));
        assertThat(parked.list(10)).containsExactly(new Parked("m-1", "OrderEvents", "unknown shop 5", "{}", NOON));
    }

    @Test
    void listsTheNewestFirst_andForgetsWhatWasRemoved() {
        for (int i = 0; i < 5; i++) {
            parked.park(new Parked("m-" + i, "OrderEvents", "reason", "", NOON.plusSeconds(i)));
        }
        assertThat(parked.list(3)).extracting(Parked::id).containsExactly("m-4", "m-3", "m-2");
        parked.remove("m-4");
        parked.remove("m-4");
        assertThat(parked.list(3)).extracting(Parked::id).containsExactly("m-3", "m-2", "m-1");
        parked.park(new Parked("m-4", "OrderEvents", "again", "", NOON));
        assertThat(parked.list(10)).extracting(Parked::id).contains("m-4");
    }

    @Test
    void countsEachSignalOnce_whenDeliveredTwice() {
        Signal chat = signal(14, "n-1", NOON);
        Signal nameless = signal(14, "", NOON);
        kept.keep(List.of(chat, nameless, signal(99, "n-2", NOON.plusSeconds(1))));
        kept.keep(List.of(chat, nameless));
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(kept.counts(day)).containsExactly(Map.entry(14, 2L), Map.entry(99, 1L));
        assertThat(kept.counts(day.plusDays(1))).isEmpty();
    }

    @Test
    void givesBackTheNewestSignals_asTheyWereKept() {
        Signal first = signal(14, "n-1", NOON);
        Signal seller = new Signal(
                24, "n-2", Optional.empty(), Optional.of("open-1"), NOON.plusSeconds(9), List.of("5", "6"), Map.of());
        kept.keep(List.of(first, seller));
        assertThat(kept.latest(LocalDate.of(2026, 11, 20), 10)).containsExactly(seller, first);
        assertThat(kept.latest(LocalDate.of(2026, 11, 20), 1)).containsExactly(seller);
    }

    private static Signal signal(int type, String notification, Instant at) {
        return new Signal(
                type,
                notification,
                Optional.of(new ShopId("1")),
                Optional.empty(),
                at,
                List.of(),
                Map.of("conversation", "7"));
    }

    private static Shop shop(String id, String seller) {
        return new Shop(
                new ShopId(id),
                "Maple & Co",
                "US",
                ZoneId.of("America/Los_Angeles"),
                "cipher-" + id,
                seller,
                Shop.DEFAULT_OWNER,
                Instant.parse("2026-11-01T08:30:00.250Z"),
                Shop.State.CONNECTED,
                Map.of("700", "east"));
    }
}
