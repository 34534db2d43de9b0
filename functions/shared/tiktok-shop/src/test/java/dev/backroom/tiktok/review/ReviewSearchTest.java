package dev.backroom.tiktok.review;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.ReadOnlyTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReviewSearchTest {
    private static final String PATH = "/review_rating/202605/product_reviews/search";
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Shop SHOP = new Shop(
            new ShopId("7495540735365777507"),
            "Maple",
            "US",
            ZoneId.of("America/Los_Angeles"),
            "ROW_x",
            "seller-1",
            Shop.DEFAULT_OWNER,
            NOW,
            Shop.State.CONNECTED,
            Map.of());

    private final WireMockServer platform =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final Map<String, String> parameters = new HashMap<>(
            Map.of("/tokens/seller-1", "{\"seller\":\"seller-1\",\"access\":\"tok-1\",\"refresh\":\"r\"}"));

    @BeforeEach
    void start() {
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop();
    }

    @Test
    void readsReviews_andNamesThoseItCannotRead() {
        answer("""
                {"code":0,"message":"Success","data":{"next_page_token":"p2","total_count":4,"reviews":[
                 {"review":{"review_id":"7461000000000000001","rating":2,"title":"Hm","content":"runs small",
                   "review_media":[{"url":"x"}],"order_id":576653688135258178,"tiktok_product_id":"1729384756102938475",
                   "seller_sku":" LIP-01 ","create_time":1795190400,"reviewer_name":"Somebody Private"}},
                 {"review":{"review_id":7461000000000000002,"rating":"5","content":"",
                   "tiktok_product_id":1729384756102938475,"create_time":"2026-11-20T17:30:00.250+00:00","order_id":"",
                   "seller_sku":"bad#code"}},
                 {"review":{"review_id":"3","rating":9,"tiktok_product_id":"17","create_time":1795190400}},
                 {"review":{"rating":1}}]}}""");
        ReviewPage page = search().page(SHOP, NOW.minusSeconds(60), NOW.plusMillis(1), NOW, "p1");
        assertThat(page.nextPageToken()).isEqualTo("p2");
        assertThat(page.unreadable())
                .containsEntry("3", "rating is not 1 to 5")
                .containsEntry("unnamed-1", "review_id is missing");
        assertThat(page.reviews()).hasSize(2);
        ReviewSnapshot first = page.reviews().getFirst();
        assertThat(first.stars()).isEqualTo(2);
        assertThat(first.media()).isTrue();
        assertThat(first.order()).contains("576653688135258178");
        assertThat(first.sku()).contains(new Sku("LIP-01"));
        assertThat(first.created()).isEqualTo(Instant.ofEpochSecond(1795190400));
        assertThat(first.toString()).doesNotContain("Private");
        ReviewSnapshot second = page.reviews().getLast();
        assertThat(second.key().review()).isEqualTo("7461000000000000002");
        assertThat(second.created()).isEqualTo(Instant.parse("2026-11-20T17:30:00Z"));
        assertThat(second.order()).isEmpty();
        assertThat(second.sku()).isEmpty();
        platform.verify(postRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("shop_cipher", equalTo("ROW_x"))
                .withQueryParam("page_size", equalTo("100"))
                .withQueryParam("page_token", equalTo("p1"))
                .withQueryParam("sort_field", equalTo("create_time"))
                .withQueryParam("sign", matching("[0-9a-f]{64}"))
                .withHeader("x-tts-access-token", equalTo("tok-1"))
                .withRequestBody(
                        equalToJson(
                                "{\"review_start_time\":\"2026-11-20T17:59:00Z\",\"review_end_time\":\"2026-11-20T18:00:01Z\"}"))
                .withHeader("content-type", containing("application/json")));
    }

    @Test
    void saysThatThePermissionIsMissing_forBothOfItsCodes() {
        for (long code : new long[] {32002017, 105005}) {
            answer("{\"code\":" + code + ",\"message\":\"no permission\"}");
            TikTokFailure failure = catchThrowableOfType(
                    TikTokFailure.class, () -> search().page(SHOP, NOW.minusSeconds(60), NOW, NOW, ""));
            assertThat(ReviewSearch.lacksScope(failure)).as("code " + code).isTrue();
        }
        assertThat(ReviewSearch.lacksScope(new TikTokFailure.Permanent(1, "another")))
                .isFalse();
        assertThat(ReviewSearch.lacksScope(new TikTokFailure.Unauthorised(105002, "token")))
                .isFalse();
    }

    @Test
    void looksForANewerToken_andNeverRenews() {
        ReadOnlyTokens tokens = tokens();
        assertThat(tokens.current("seller-1")).isEqualTo("tok-1");
        assertThatThrownBy(() -> tokens.renewed("seller-1", "tok-1")).isInstanceOf(TikTokFailure.Transient.class);
        parameters.put("/tokens/seller-1", "{\"access\":\"tok-2\"}");
        assertThat(tokens.renewed("seller-1", "tok-1")).isEqualTo("tok-2");
        assertThat(tokens.current("seller-1")).isEqualTo("tok-2");
        assertThatThrownBy(() -> tokens.current("nobody")).isInstanceOf(TikTokFailure.Unauthorised.class);
        parameters.put("/tokens/x.612f62", "{\"access\":\"tok-3\"}");
        assertThat(tokens.current("a/b")).isEqualTo("tok-3");
        parameters.put("/tokens/broken", "secret stuff");
        assertThatThrownBy(() -> tokens.current("broken"))
                .isInstanceOf(TikTokFailure.Unauthorised.class)
                .hasMessageNotContaining("secret");
    }

    private ReviewSearch search() {
        URI here = URI.create(platform.baseUrl());
        return new ReviewSearch(
                new TikTokEndpoints(here, here),
                new AppCredentials("key", "secret"),
                tokens(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                time -> {});
    }

    private ReadOnlyTokens tokens() {
        return new ReadOnlyTokens(name -> Optional.ofNullable(parameters.get(name)), "/tokens/");
    }

    private void answer(String json) {
        platform.stubFor(post(urlPathEqualTo(PATH)).willReturn(okJson(json)));
    }
}
