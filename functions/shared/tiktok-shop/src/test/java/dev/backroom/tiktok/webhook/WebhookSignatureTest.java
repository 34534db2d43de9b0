package dev.backroom.tiktok.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.tiktok.AppCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final String OFFICIAL =
            "{\"type\":1,\"tts_notification_id\":\"7380066284010030890\",\"shop_id\":\"7495540735365777507\","
                    + "\"timestamp\":1718305585,\"data\":{\"is_on_hold_order\":true,\"order_id\":\"576653688135258178\","
                    + "\"order_status\":\"UNPAID\",\"update_time\":1718305585}}";
    private static final String OFFICIAL_SIGNATURE = "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05";

    private final WebhookSignature signature = new WebhookSignature(new AppCredentials("abcdef", "123"));

    @Test
    void accepts_thePlatformsOwnExample() {
        assertThat(signature.matches(utf8(OFFICIAL), OFFICIAL_SIGNATURE)).isTrue();
    }

    @Test
    void accepts_whatAnotherClientSigned() {
        WebhookSignature other = new WebhookSignature(new AppCredentials("fake_app_key", "fake_app_secret"));
        String body = "{\"type\":1,\"shop_id\":\"7494726673780148744\",\"timestamp\":1664095733,\"data\":"
                + "{\"order_id\":\"576684019603311365\",\"order_status\":\"AWAITING_SHIPMENT\","
                + "\"update_time\":1664095610}}";
        assertThat(other.matches(utf8(body), "21109834de72ec53c9959716d8514ae388ce1f123e5ffdcafc46713fcdf62b27"))
                .isTrue();
    }

    @Test
    void signsBytesNotCharacters_whenTheBodyIsNotAscii() {
        String body = "{\"type\":14,\"tts_notification_id\":\"1\",\"shop_id\":\"2\",\"timestamp\":1700000000,"
                + "\"data\":{\"content\":\"{\\\"content\\\":\\\"héllo 你好\\\"}\"}}";
        assertThat(signature.of(utf8(body)))
                .isEqualTo("c7ad0980c018ed7cfbe0407a7215b6cb5a6a4969121603d34515cee5f7fbeac2");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "5dec0f11",
                "Bearer " + OFFICIAL_SIGNATURE,
                " " + OFFICIAL_SIGNATURE,
                OFFICIAL_SIGNATURE + "\n",
                OFFICIAL_SIGNATURE + "00",
                "ａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａａ",
                "\uD800"
            })
    void refuses_whenTheHeaderHasAnotherForm(String header) {
        assertThat(signature.matches(utf8(OFFICIAL), header)).isFalse();
    }

    @Test
    void refuses_whenTheHexIsUpperCase() {
        assertThat(signature.matches(utf8(OFFICIAL), OFFICIAL_SIGNATURE.toUpperCase(Locale.ROOT)))
                .isFalse();
    }

    @Test
    void refuses_whenTheKeyOrTheSecretIsAnother() {
        assertThat(new WebhookSignature(new AppCredentials("abcdeg", "123"))
                        .matches(utf8(OFFICIAL), OFFICIAL_SIGNATURE))
                .isFalse();
        assertThat(new WebhookSignature(new AppCredentials("abcdef", "124"))
                        .matches(utf8(OFFICIAL), OFFICIAL_SIGNATURE))
                .isFalse();
    }

    @Test
    void hidesTheSecret_whenCredentialsArePrinted() {
        assertThat(new AppCredentials("key", "very-secret").toString()).doesNotContain("very-secret");
    }

    @Property
    void acceptsWhatItSigned_whateverTheBytes(@ForAll @Size(max = 300) byte[] body) {
        assertThat(signature.matches(body, signature.of(body))).isTrue();
    }

    @Property
    void refuses_whenOneBitOfTheBodyIsFlipped(
            @ForAll @Size(min = 1, max = 300) byte[] body, @ForAll @IntRange(max = 2399) int bit) {
        String signed = signature.of(body);
        int at = bit % (body.length * 8);
        byte[] flipped = body.clone();
        flipped[at / 8] ^= (byte) (1 << (at % 8));
        assertThat(signature.matches(flipped, signed)).isFalse();
    }

    @Property
    void refuses_whenOneBitOfTheHeaderIsFlipped(
            @ForAll @Size(max = 100) byte[] body, @ForAll @IntRange(max = 511) int bit) {
        byte[] header = signature.of(body).getBytes(StandardCharsets.ISO_8859_1);
        header[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(signature.matches(body, new String(header, StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
