package dev.backroom.simulator.api;

import static dev.backroom.simulator.MiniEvening.minute;
import static dev.backroom.simulator.MiniEvening.move;
import static dev.backroom.simulator.TestApi.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.MiniEvening;
import dev.backroom.simulator.MovableClock;
import dev.backroom.simulator.SimulatedPlatform;
import dev.backroom.simulator.TestApi;
import dev.backroom.simulator.TestApi.Answer;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockCallsTest {
    private static final String SERUM = "SERUM-NIA-30";
    private static final String MASK = "MASK-SHEET-CICA";
    private static final SimulatedShop SHOP = MiniEvening.PLAN.shop();
    private static final Instant REAL = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock shopTime = new MovableClock(minute(0));
    private final EveningScript evening = new MiniEvening()
            .shelf(SERUM, 100)
            .shelf(MASK, 50)
            .order("101", List.of(SERUM, SERUM), move(10, Step.BOUGHT), move(40, Step.PAYMENT_TIMED_OUT))
            .order("102", List.of(MASK), move(20, Step.BOUGHT), move(21, Step.PAID))
            .order("103", List.of("COMBO-SERUM-MASKS"), move(30, Step.BOUGHT))
            .order("104", List.of(SERUM), true, move(35, Step.BOUGHT))
            .script();
    private SimulatedPlatform platform = start(Troubles.NONE);
    private TestApi api = connected();

    @AfterEach
    void stop() {
        platform.close();
        api.close();
    }

    @Test
    void showsFewerUnits_whenBuyersBuyOnThePlatform_andTheOldFigureAgain_whenTheyCancel() {
        assertThat(shown(SERUM)).isEqualTo(100);

        shopTime.set(minute(10));
        assertThat(shown(SERUM)).isEqualTo(98);
        assertThat(figure(SERUM).path("total_committed_quantity").asInt()).isEqualTo(2);

        shopTime.set(minute(40));
        assertThat(shown(SERUM)).as("one went into a combined listing").isEqualTo(99);
    }

    @Test
    void takesNothingFromTheSellersStock_whenThePlatformShipsItself() {
        shopTime.set(minute(36));

        assertThat(platform.shownStock(SHOP)).containsEntry(SERUM, 97);
    }

    @Test
    void showsWhatWasSet_lessWhatIsBoughtAfterwards() {
        shopTime.set(minute(15));
        assertThat(update(SERUM, 500).json().path("data").path("errors")).isEmpty();
        assertThat(shown(SERUM)).isEqualTo(500);

        shopTime.set(minute(41));
        assertThat(shown(SERUM)).as("two came back, one was bought").isEqualTo(501);
        assertThat(platform.tally().figures()).isEqualTo(new FigureTally(1, 0, 0));
    }

    @Test
    void namesEachSkuItDoesNotTake_andTakesTheOthers_insideAnAnswerOfSuccess() {
        Listing serum = evening.listingOf(SERUM);
        Listing neighbour = evening.listings().stream()
                .filter(one -> one.product().equals(serum.product()) && !one.equals(serum))
                .findFirst()
                .orElseThrow();

        Answer answer = post(
                path(serum),
                "{\"skus\":[" + sku(serum.sku(), SHOP.warehouse(), 7) + ","
                        + sku(neighbour.sku(), SHOP.warehouse(), 100_000) + "," + sku("999", SHOP.warehouse(), 1)
                        + "]}");

        assertThat(answer.http()).isEqualTo(200);
        assertThat(answer.code()).isZero();
        JsonNode errors = answer.json().path("data").path("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.path(0).path("code").asInt()).isEqualTo(12_019_024);
        assertThat(errors.path(0).path("detail").path("sku_id").asText()).isEqualTo(neighbour.sku());
        assertThat(errors.path(1).path("code").asInt()).isEqualTo(12_052_901);
        assertThat(shown(SERUM)).isEqualTo(7);
    }

    @Test
    void refusesFigures_thatNameNoOrAnotherWarehouse_orAreACombinedListings() {
        Listing serum = evening.listingOf(SERUM);
        Listing combined = evening.listings().stream()
                .filter(one -> !one.combined().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(error(serum, "{\"id\":\"" + serum.sku() + "\",\"inventory\":[]}"))
                .isEqualTo(12_019_028);
        assertThat(error(serum, sku(serum.sku(), "123", 5))).isEqualTo(12_019_022);
        assertThat(error(combined, sku(combined.sku(), SHOP.warehouse(), 5))).isEqualTo(12_052_850);
        assertThat(error(serum, "{\"id\":\"" + serum.sku() + "\",\"inventory\":[{\"quantity\":6}]}"))
                .as("the only warehouse need not be named")
                .isZero();
        assertThat(shown(SERUM)).isEqualTo(6);
    }

    @Test
    void refusesTheWholeCall_whenItIsNotAsDocumented() {
        Listing serum = evening.listingOf(SERUM);

        assertThat(post(path(serum), "{\"skus\":[]}").code()).isEqualTo(36_009_004);
        assertThat(post(path(serum), "{\"skus\":[" + sku(serum.sku(), SHOP.warehouse(), "\"5\"") + "]}")
                        .message())
                .contains("quantity");
        assertThat(post("/product/202309/products/1/inventory/update", "{\"skus\":[{}]}")
                        .code())
                .isEqualTo(12_052_048);
        assertThat(post(StockCalls.FIGURES, "{}").code()).isEqualTo(36_009_004);
        assertThat(api.get(StockCalls.FIGURES, query("shop_cipher", SHOP.cipher()))
                        .http())
                .isEqualTo(405);
    }

    @Test
    void takesZeroOrNot_asItIsTold() {
        assertThat(update(SERUM, 0).json().path("data").path("errors")).isEmpty();
        assertThat(shown(SERUM)).isZero();

        restart(new Troubles(0, 0, Optional.empty(), false, Set.of(), List.of()));
        assertThat(update(SERUM, 0).json().path("data").path("errors")).hasSize(1);
    }

    @Test
    void refusesAndForgetsSome_atItsRates_andNoneAfterwards() {
        restart(new Troubles(0.2, 0.2, Optional.of(minute(60)), true, Set.of(), List.of()));
        int forgotten = 0;
        for (int units = 1; units <= 200; units++) {
            Answer answer = update(SERUM, units);
            boolean refused = !answer.json().path("data").path("errors").isEmpty();
            forgotten += !refused && shown(SERUM) != units ? 1 : 0;
        }
        FigureTally tally = platform.tally().figures();
        assertThat(tally.refused()).isBetween(20L, 60L);
        assertThat(tally.forgotten()).isEqualTo(forgotten).isBetween(15L, 60L);

        shopTime.set(minute(60));
        for (int units = 1; units <= 50; units++) {
            assertThat(update(SERUM, units).json().path("data").path("errors")).isEmpty();
            assertThat(shown(SERUM)).isEqualTo(units);
        }
    }

    @Test
    void givesEveryListingOnce_whenProductsAreSearchedPageByPage() {
        Set<String> codes = new TreeSet<>();
        String token = "";
        do {
            Answer answer = api.post(
                    StockCalls.PRODUCTS,
                    query("shop_cipher", SHOP.cipher(), "page_size", "4", "page_token", token),
                    "{}");
            JsonNode data = answer.json().path("data");
            data.path("products")
                    .forEach(product -> product.path("skus").forEach(sku -> {
                        assertThat(codes.add(sku.path("seller_sku").asText())).isTrue();
                        assertThat(sku.path("inventory")
                                        .path(0)
                                        .path("warehouse_id")
                                        .asText())
                                .isEqualTo(SHOP.warehouse());
                    }));
            token = data.path("next_page_token").asText();
        } while (!token.isEmpty());

        assertThat(codes)
                .isEqualTo(new TreeSet<>(
                        evening.listings().stream().map(Listing::code).toList()));
    }

    @Test
    void givesNoProduct_whenNoneChangedSince() {
        Answer answer = api.post(
                StockCalls.PRODUCTS,
                query("shop_cipher", SHOP.cipher(), "page_size", "100"),
                "{\"update_time_ge\":" + minute(0).getEpochSecond() + "}");

        assertThat(answer.json().path("data").path("products")).isEmpty();
    }

    @Test
    void answersErrorsOnly_whileTheShopIsDown() {
        restart(Troubles.NONE.with(new Troubles.Outage(SHOP.id(), minute(10), minute(20))));
        shopTime.set(minute(10));
        assertThat(post(StockCalls.FIGURES, "{\"sku_ids\":[\"1\"]}").http()).isEqualTo(500);
        assertThat(api.get("/order/202507/orders", query("shop_cipher", SHOP.cipher(), "ids", "101"))
                        .code())
                .isEqualTo(36_009_003);

        shopTime.set(minute(20));
        assertThat(shown(SERUM)).isEqualTo(98);
    }

    private int error(Listing listing, String sku) {
        return post(path(listing), "{\"skus\":[" + sku + "]}")
                .json()
                .path("data")
                .path("errors")
                .path(0)
                .path("code")
                .asInt(0);
    }

    private Answer update(String code, int units) {
        Listing listing = evening.listingOf(code);
        return post(path(listing), "{\"skus\":[" + sku(listing.sku(), SHOP.warehouse(), units) + "]}");
    }

    private static String path(Listing listing) {
        return "/product/202309/products/" + listing.product() + "/inventory/update";
    }

    private static String sku(String id, String warehouse, Object units) {
        return "{\"id\":\"" + id + "\",\"inventory\":[{\"warehouse_id\":\"" + warehouse + "\",\"quantity\":" + units
                + "}]}";
    }

    private int shown(String code) {
        return figure(code).path("total_available_quantity").asInt(-1);
    }

    private JsonNode figure(String code) {
        return post(
                        StockCalls.FIGURES,
                        "{\"sku_ids\":[\"" + evening.listingOf(code).sku() + "\"]}")
                .json()
                .path("data")
                .path("inventory")
                .path(0)
                .path("skus")
                .path(0);
    }

    private Answer post(String path, String body) {
        return api.post(path, query("shop_cipher", SHOP.cipher()), body);
    }

    private void restart(Troubles troubles) {
        stop();
        platform = start(troubles);
        api = connected();
    }

    private SimulatedPlatform start(Troubles troubles) {
        try {
            return SimulatedPlatform.start(new PlatformOptions(
                    List.of(evening),
                    TestApi.APP,
                    shopTime,
                    Clock.fixed(REAL, ZoneOffset.UTC),
                    ApiFaults.NONE,
                    troubles,
                    0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestApi connected() {
        return TestApi.connected(platform, SHOP, REAL);
    }
}
