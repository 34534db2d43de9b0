package dev.backroom.tiktok.order;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static dev.backroom.tiktok.PlatformStub.data;
import static dev.backroom.tiktok.PlatformStub.order;
import static dev.backroom.tiktok.PlatformStub.orders;
import static dev.backroom.tiktok.PlatformStub.query;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static dev.backroom.tiktok.PlatformStub.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.Shop;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls the client makes, and what it makes of good answers. */
class TikTokShopTest {
    private static final Shop SHOP = shop("7495540735365777507");

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final TikTokShop client =
            new TikTokShop(platform.endpoints(), PlatformStub.APP, new FixedTokens(), clock, clock);

    @AfterEach
    void everyCallWasSigned() {
        platform.requests().forEach(PlatformStub::assertSigned);
        platform.close();
    }

    @Test
    void readsOrdersById_withIdsAndCipherInTheQuery() {
        platform.answers(orders(order("577"), order("578")));

        OrdersRead read = client.ordersById(SHOP, List.of("577", "578", "577"));

        assertThat(read.orders()).extracting(order -> order.key().order()).containsExactly("577", "578");
        assertThat(read.unreadable()).isEmpty();
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getMethod().getName()).isEqualTo("GET");
        assertThat(request.getUrl()).startsWith("/order/202507/orders?");
        assertThat(query(request))
                .containsEntry("ids", "577,578")
                .containsEntry("shop_cipher", PlatformStub.CIPHER)
                .containsOnlyKeys("app_key", "ids", "shop_cipher", "sign", "timestamp");
        assertThat(request.getBody()).isEmpty();
        assertThat(request.getHeader("x-tts-access-token")).isEqualTo("token-1");
    }

    @Test
    void asksForFiftyAtATime_whenThereAreMore() {
        platform.answers(orders());

        client.ordersById(
                SHOP, IntStream.rangeClosed(1, 120).mapToObj(Integer::toString).toList());

        assertThat(platform.requests())
                .extracting(request -> query(request).getOrDefault("ids", "").split(",").length)
                .containsExactly(50, 50, 20);
    }

    @Test
    void asksNothing_whenThereAreNoIds() {
        assertThat(client.ordersById(SHOP, List.of()).orders()).isEmpty();
        assertThat(platform.requests()).isEmpty();
    }

    @Test
    void askForNoId_thatCouldMeanAnother() {
        platform.answers(orders(order("577")));

        OrdersRead read = client.ordersById(SHOP, List.of("577", "1,2", ""));

        assertThat(read.unreadable()).containsOnlyKeys("1,2", "");
        assertThat(query(platform.requests().getFirst())).containsEntry("ids", "577");
    }

    @Test
    void keepsTheOthers_whenOneOrderCannotBeDecoded() {
        platform.answers(orders(order("577"), "{\"id\":\"578\"}", "[]", order("579")));

        OrdersRead read = client.ordersById(SHOP, List.of("577", "578", "579", "580"));

        assertThat(read.orders()).hasSize(2);
        assertThat(read.unreadable()).containsEntry("578", "status is missing").hasSize(2);
    }

    @Test
    void findsTheOneId_thatThePlatformDoesNotTake() {
        platform.server().stubFor(any(anyUrl()).atPriority(5).willReturn(orders(order("577"))));
        platform.server()
                .stubFor(any(anyUrl())
                        .atPriority(1)
                        .withQueryParam("ids", containing("666"))
                        .willReturn(refusal(200, 21001001, "order id is invalid")));
        List<String> ids = new ArrayList<>(
                IntStream.rangeClosed(100, 148).mapToObj(Integer::toString).toList());
        ids.add(17, "666");

        OrdersRead read = client.ordersById(SHOP, ids);

        assertThat(read.unreadable()).containsOnlyKeys("666");
        assertThat(read.unreadable().get("666")).contains("21001001", "order id is invalid");
        assertThat(platform.requests().stream()
                        .map(request -> query(request).getOrDefault("ids", ""))
                        .filter(asked -> !asked.contains("666"))
                        .flatMap(asked -> List.of(asked.split(",")).stream()))
                .hasSize(49);
    }

    @Test
    void givesUp_whenThePlatformTakesNoIdAtAll() {
        platform.answers(refusal(200, 21001001, "not today"));

        assertThatThrownBy(() -> client.ordersById(
                        SHOP,
                        IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList()))
                .isInstanceOf(TikTokFailure.Permanent.class);
        assertThat(platform.requests()).hasSizeLessThan(20);
    }

    @Test
    void searchesWithPagingInTheQuery_andFiltersInTheBody() {
        platform.answers(data("{\"orders\":[" + order("577") + "],\"next_page_token\":\"p2=\",\"total_count\":101}"));

        OrderPage page = client.searchOrders(
                SHOP, Instant.parse("2026-11-20T17:00:00.900Z"), Instant.parse("2026-11-20T18:00:00.100Z"), "");

        assertThat(page.orders()).hasSize(1);
        assertThat(page.nextPageToken()).isEqualTo("p2=");
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).startsWith("/order/202309/orders/search?");
        assertThat(query(request))
                .containsEntry("page_size", "100")
                .containsEntry("sort_field", "update_time")
                .containsEntry("sort_order", "ASC")
                .containsOnlyKeys(
                        "app_key", "page_size", "shop_cipher", "sign", "sort_field", "sort_order", "timestamp");
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"update_time_ge\":1795194000,\"update_time_lt\":1795197601}");
    }

    @Test
    void asksForTheNextPage_untilThereIsNone() {
        platform.answers(data("{\"total_count\":100}"));

        OrderPage page = client.searchOrders(SHOP, Instant.EPOCH, Instant.ofEpochSecond(9), "p2=&x");

        assertThat(page.orders()).isEmpty();
        assertThat(page.nextPageToken()).isEmpty();
        assertThat(query(platform.requests().getFirst())).containsEntry("page_token", "p2=&x");
    }

    private static final class FixedTokens implements AccessTokens {
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
