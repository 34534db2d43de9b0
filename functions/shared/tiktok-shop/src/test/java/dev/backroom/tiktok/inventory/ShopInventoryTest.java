package dev.backroom.tiktok.inventory;

import static dev.backroom.tiktok.PlatformStub.data;
import static dev.backroom.tiktok.PlatformStub.query;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static dev.backroom.tiktok.PlatformStub.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.Shop;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stock figures against the documented contract. */
class ShopInventoryTest {
    private static final Shop SHOP = shop("7495540735365777507");

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final ShopInventory inventory =
            new ShopInventory(platform.endpoints(), PlatformStub.APP, new OneToken(), clock, clock);

    @AfterEach
    void everyCallWasSigned() {
        platform.requests().forEach(PlatformStub::assertSigned);
        platform.close();
    }

    @Test
    void setsEveryWarehouseOfEverySku_inOneCall() {
        platform.answers(data("{\"errors\":[]}"));

        assertThat(inventory.update(
                        SHOP, "17", Map.of("27", figures(Map.of("72", 0, "71", 5)), "28", figures(Map.of("71", 3)))))
                .isEmpty();

        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/product/202309/products/17/inventory/update?");
        assertThat(query(request)).containsEntry("shop_cipher", PlatformStub.CIPHER);
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"skus\":[{\"id\":\"27\",\"inventory\":[{\"warehouse_id\":\"71\",\"quantity\":5},"
                        + "{\"warehouse_id\":\"72\",\"quantity\":0}]},"
                        + "{\"id\":\"28\",\"inventory\":[{\"warehouse_id\":\"71\",\"quantity\":3}]}]}");
    }

    @Test
    void leavesTheWarehouseOut_whereTheListingNamesNone() {
        platform.answers(data("{}"));

        inventory.update(SHOP, "17", Map.of("27", figures(Map.of(Listing.UNNAMED, 5))));

        assertThat(platform.requests().getFirst().getBodyAsString())
                .isEqualTo("{\"skus\":[{\"id\":\"27\",\"inventory\":[{\"quantity\":5}]}]}");
    }

    @Test
    void readsItsErrors_insideAnAnswerOfSuccess() {
        platform.answers(
                data(
                        "{\"errors\":[{\"code\":12052990,\"message\":\"Check failed\",\"detail\":{\"sku_id\":\"27\","
                                + "\"extra_errors\":[{\"warehouse_id\":\"71\",\"code\":12052097,\"message\":\"no such\"}]}}]}"));

        Map<String, FigureRefused> refused =
                inventory.update(SHOP, "17", Map.of("27", figures(Map.of("71", 5)), "28", figures(Map.of("71", 3))));

        FigureRefused expected = new FigureRefused(Refusal.WAREHOUSES, 12052097);
        assertThat(refused).containsExactly(Map.entry("27", expected));
        assertThat(expected.reason()).endsWith("[code 12052097]");
    }

    @Test
    void takesAnErrorOfNoSkuForAllOfThem() {
        platform.answers(data("{\"errors\":[{\"code\":12052700,\"message\":\"inactive\"}]}"));

        assertThat(inventory.update(SHOP, "17", Map.of("27", figures(Map.of("71", 5)), "28", figures(Map.of("71", 3)))))
                .containsOnlyKeys("27", "28");
    }

    @ParameterizedTest
    @CsvSource({
        "12019028, WAREHOUSES",
        "12052393, PROMOTION",
        "12052037, ALLOCATED",
        "12052141, GLOBAL",
        "12052850, DERIVED",
        "12052371, AUCTION",
        "12052700, SELLER_INACTIVE",
        "12052055, QUANTITY",
        "12052901, NOT_LIVE",
        "36009003, PASSING",
        "12345678, OTHER"
    })
    void knowsWhatARefusalMeans(long code, Refusal refusal) {
        platform.answers(
                data("{\"errors\":[{\"code\":" + code + ",\"message\":\"m\",\"detail\":{\"sku_id\":\"27\"}}]}"));

        assertThat(inventory.update(SHOP, "17", Map.of("27", figures(Map.of("71", 0)))))
                .containsExactly(Map.entry("27", new FigureRefused(refusal, code)));
    }

    @Test
    void sendsEachSkuAlone_whenOneOfThemMaySpoilTheCall() {
        platform.answers(
                refusal(200, 12052556, "The SKU id not exist."), data("{}"), refusal(200, 12052556, "not exist"));

        Map<String, FigureRefused> refused = inventory.update(
                SHOP, "17", new TreeMap<>(Map.of("27", figures(Map.of("71", 5)), "28", figures(Map.of("71", 3)))));

        assertThat(platform.requests()).hasSize(3);
        assertThat(refused.values()).containsExactly(new FigureRefused(Refusal.NOT_LIVE, 12052556));
    }

    @Test
    void failsAsAWhole_whenTheShopIsClosedToTheApp() {
        platform.answers(refusal(200, 105005, "scope"));

        assertThatThrownBy(() -> inventory.update(SHOP, "17", Map.of("27", figures(Map.of("71", 5)))))
                .isInstanceOf(TikTokFailure.Permanent.class)
                .hasMessageContaining("scope");
        assertThat(platform.requests()).hasSize(1);
    }

    @Test
    void searchesSixHundredSkusACall() {
        platform.answers(
                data("{\"inventory\":[{\"product_id\":17,\"skus\":[{\"id\":\"27\",\"seller_sku\":\"RED\","
                        + "\"total_available_quantity\":7,\"total_committed_quantity\":2,\"warehouse_inventory\":["
                        + "{\"warehouse_id\":\"71\",\"available_quantity\":7,\"committed_quantity\":2},"
                        + "{\"warehouse_id\":\"72\"}]},{\"id\":\"28\",\"total_available_quantity\":4},"
                        + "{\"id\":\"29\",\"total_available_quantity\":\"many\"}]}]}"),
                data("{}"));

        InventoryAnswer answer = inventory.search(
                SHOP, IntStream.range(0, 601).mapToObj(Integer::toString).toList());
        Map<String, ChannelStock> found = answer.stock();

        assertThat(answer.whole()).isFalse();
        assertThat(found).containsOnlyKeys("27", "28");
        assertThat(found.get("27")).isEqualTo(new ChannelStock("17", "27", figures(Map.of("71", 7, "72", 0)), 2));
        assertThat(found)
                .hasEntrySatisfying("28", stock -> assertThat(stock.available()).isEqualTo(Map.of(Listing.UNNAMED, 4)));
        assertThat(platform.requests()).hasSize(2);
        assertThat(platform.requests().get(1).getBodyAsString()).isEqualTo("{\"sku_ids\":[\"99\"]}");
    }

    @Test
    void findsProducts_withTheirSkusAndWarehouses() {
        platform.answers(data("{\"products\":[{\"id\":\"17\",\"status\":\"ACTIVATE\",\"skus\":["
                + "{\"id\":\"27\",\"seller_sku\":\" RED \",\"inventory\":[{\"warehouse_id\":\"72\",\"quantity\":1},"
                + "{\"warehouse_id\":\"71\"}]},{\"id\":28},{\"seller_sku\":\"nobody\"}]},"
                + "{\"id\":\"18\",\"status\":\"SELLER_DEACTIVATED\"},{\"status\":\"ACTIVATE\"}],"
                + "\"next_page_token\":\"p2\",\"total_count\":3}"));

        ProductPage page = inventory.products(SHOP, Optional.of(Instant.ofEpochSecond(1795197600)), "p1");

        assertThat(page)
                .isEqualTo(new ProductPage(
                        List.of(
                                new ListedProduct(
                                        "17",
                                        true,
                                        List.of(
                                                new ListedProduct.Variant("27", new Sku("RED"), List.of("72", "71")),
                                                new ListedProduct.Variant("28", new Sku("28"), List.of()))),
                                new ListedProduct("18", false, List.of())),
                        2,
                        "p2"));
        LoggedRequest request = platform.requests().getFirst();
        assertThat(query(request)).containsEntry("page_size", "100").containsEntry("page_token", "p1");
        assertThat(request.getBodyAsString()).isEqualTo("{\"update_time_ge\":1795197600}");
    }

    @Test
    void findsAllProducts_whenNoTimeIsGiven() {
        platform.answers(data("{}"));

        assertThat(inventory.products(SHOP, Optional.empty(), "").products()).isEmpty();
        assertThat(platform.requests().getFirst().getBodyAsString()).isEqualTo("{}");
    }

    private static SortedMap<String, Integer> figures(Map<String, Integer> figures) {
        return new TreeMap<>(figures);
    }

    private static final class OneToken implements AccessTokens {
        @Override
        public String current(String seller) {
            return "token-1";
        }

        @Override
        public String renewed(String seller, String refused) {
            throw new AssertionError("nothing was refused");
        }
    }
}
