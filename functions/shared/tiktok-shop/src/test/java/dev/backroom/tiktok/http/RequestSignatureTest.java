package dev.backroom.tiktok.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {
    private static final byte[] NOTHING = {};

    @Test
    void signsAsThePlatformsPageShows_whenThereIsNoBody() {
        assertThat(RequestSignature.sign(
                        "e59af819cc",
                        "/authorization/202309/shops",
                        Map.of("app_key", "29a39d", "timestamp", "1623812664"),
                        NOTHING))
                .isEqualTo("b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8");
    }

    @Test
    void signsAsAnotherClientDoes() {
        assertThat(RequestSignature.sign("app_secret", "/test-api", Map.of("foo", "bar"), NOTHING))
                .isEqualTo("d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f");
    }

    @Test
    void signsTheExactBytesOfTheBody_whenThereIsOne() {
        String body = "{    \"address\":\"https://partner.tiktokshop.com\",    \"event_type\": \"PACKAGE_UPDATE\"}";
        Map<String, String> query = Map.of(
                "app_key", "68xu9ks5p4i8", "shop_cipher", "ROW_xkMbgAAAeVAQra0eZWebFQq5aIK", "timestamp", "1696909648");
        assertThat(RequestSignature.sign(
                        "e59af819cc", "/event/202309/webhooks", query, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("495c39774c04ee06162f20a6bef8edae5b17676229588fe76630bb5166da37d2");
    }

    @Test
    void signsTheQueryUnencoded_whenIdsAreSeparatedByCommas() {
        Map<String, String> query =
                Map.of("app_key", "abc123", "ids", "577,578", "shop_cipher", "ROW_x", "timestamp", "1700000000");
        assertThat(RequestSignature.sign("s3cr3t", "/order/202309/orders", query, NOTHING))
                .isEqualTo("8daa135a05c479ee2558d3d1e6a3ef8658f8f597a0c40307a967f6e8cc95c587");
    }

    @Test
    void leavesSignAndAccessTokenOut_whenTheQueryHoldsThem() {
        Map<String, String> query = Map.of(
                "app_key", "abc123",
                "page_size", "50",
                "shop_cipher", "ROW_x",
                "sort_field", "update_time",
                "sort_order", "ASC",
                "timestamp", "1700000000",
                "sign", "earlier",
                "access_token", "token");
        byte[] body = "{\"order_status\":\"AWAITING_SHIPMENT\",\"update_time_ge\":1700000000}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(RequestSignature.sign("s3cr3t", "/order/202309/orders/search", query, body))
                .isEqualTo("8c35afa055d4e635cb5e9cdfb3bb846910587002510cdea7c7e77370f9b4b974");
    }
}
