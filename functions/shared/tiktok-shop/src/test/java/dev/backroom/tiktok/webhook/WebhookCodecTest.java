package dev.backroom.tiktok.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCodecTest {
    private static final String ORDER_EVENT =
            "{\"type\":1,\"shop_id\":\"2\",\"timestamp\":1700000000,\"data\":{\"order_id\":%s}}";

    private final WebhookCodec codec = new WebhookCodec();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|empty",
                "` `|empty",
                "{|not JSON",
                "`{\"type\":1,\"data\":{\"order_id\":\"57`|not JSON",
                "[]|not a JSON object",
                "\"text\"|not a JSON object",
                "null|not a JSON object",
                "{}|type is not a positive number",
                "{\"type\":\"one\"}|type is not a positive number",
                "{\"type\":0}|type is not a positive number",
                "{\"type\":-1}|type is not a positive number",
                "{\"type\":1.5}|type is not a positive number",
                "{\"type\":99999999999}|type is not a positive number",
                "{\"type\":1,\"shop_id\":\"2\"}|ORDER_STATUS_CHANGE names no order",
                "{\"type\":1,\"shop_id\":\"2\",\"data\":\"text\"}|ORDER_STATUS_CHANGE names no order",
                "{\"type\":4,\"shop_id\":\"2\",\"data\":{\"package_list\":[]}}|PACKAGE_UPDATE names no order",
                "{\"type\":1,\"data\":{\"order_id\":\"5\"}}|ORDER_STATUS_CHANGE names no shop and no seller",
                "{\"type\":1,\"type\":2,\"shop_id\":\"2\",\"data\":{\"order_id\":\"5\"}}"
                        + "|a field stands twice, or text follows the object",
                "{\"type\":6} secret|not JSON",
                "{\"type\":6}{}|a field stands twice, or text follows the object"
            })
    void saysWhy_whenTheBodyCannotBeRead(String body, String reason) {
        assertThat(read(body)).isEqualTo(new Reading.Unreadable(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5#7\"", "\"5,7\"", "\"5 7\"", "\"<b>\"", "5.5", "true", "{}", "[1]", "\"5\\u00007\""})
    void refusesAnIdThatCannotBeOne_withoutRepeatingIt(String id) {
        assertThat(read(ORDER_EVENT.formatted(id)))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .startsWith("order id ")
                                .doesNotContain("5", "<"));
    }

    @Test
    void refusesAnId_whenItIsLongerThanAKeyAllows() {
        assertThat(read(ORDER_EVENT.formatted("\"" + "7".repeat(129) + "\""))).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(ORDER_EVENT.formatted("7".repeat(101)))).isInstanceOf(Reading.Unreadable.class);
        assertThat(read(ORDER_EVENT.formatted("\"" + "7".repeat(128) + "\""))).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void readsAnOrderIdExactly_whenItIsANumber() {
        assertThat(understood(ORDER_EVENT.formatted("576653688135258179"))
                        .signal()
                        .orders())
                .containsExactly("576653688135258179");
    }

    @Test
    void keepsAnUnknownType_withItsNumber() {
        Reading.Understood reading = understood("{\"type\":4711,\"shop_id\":\"2\",\"data\":{\"order_id\":\"5\"}}");

        assertThat(reading.destinations()).containsExactly(Destination.SHOP);
        assertThat(reading.signal().type()).isEqualTo(4711);
        assertThat(reading.signal().at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void passesAnAftersalesWebhookOn_whenItNamesNoOrder() {
        Reading.Understood reading = understood(
                "{\"type\":65,\"shop_id\":\"2\",\"data\":{\"rma_id\":\"5\",\"rma_status\":\"RMA_CREATED\"}}");

        assertThat(reading.destinations()).containsExactly(Destination.AFTERSALES);
        assertThat(reading.signal().facts()).containsEntry(Facts.RMA, "5");
    }

    @Test
    void readsTypeTimeAndNotification_whenTheyAreTextOrNumber() {
        Reading.Understood reading = understood(
                "{\"type\":\"6\",\"tts_notification_id\":7380066284010030891,\"shop_id\":7495540735365777507,"
                        + "\"timestamp\":\"1700000000\",\"new_field\":[{}]}");

        assertThat(reading.signal().notification()).isEqualTo("7380066284010030891");
        assertThat(reading.signal().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void passesNoStateOn_whenItIsNotOfTheFormOfAState() {
        Reading.Understood reading = understood("{\"type\":1,\"shop_id\":\"2\",\"data\":{\"order_id\":\"5\","
                + "\"order_status\":\"call me at 555 0100\",\"update_time\":\"soon\"}}");

        assertThat(reading.signal().facts()).isEmpty();
    }

    @Test
    void readsTheOrder_whenAnUnknownFieldIsNestedAThousandLevelsDeep() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);

        assertThat(understood("{\"type\":1,\"shop_id\":\"2\",\"x\":" + deep + ",\"data\":{\"order_id\":\"5\"}}")
                        .signal()
                        .orders())
                .containsExactly("5");
    }

    @Test
    void refuses_whenTheBodyIsNestedToTheLimitOfItsSize() {
        String deep = "[".repeat(WebhookCodec.LARGEST_BODY - 10);

        assertThat(read("{\"x\":" + deep))
                .isEqualTo(new Reading.Unreadable("nested too deeply, or a text or number too long"));
    }

    @Test
    void readsABodyOfTheLargestSize_andRefusesOneByteMore() {
        String head = "{\"type\":6,\"shop_id\":\"2\",\"data\":{\"message\":\"";
        String tail = "\"}}";
        String fits = head + "x".repeat(WebhookCodec.LARGEST_BODY - head.length() - tail.length()) + tail;

        assertThat(read(fits)).isInstanceOf(Reading.Understood.class);
        assertThat(read(fits + " ")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void refuses_whenTheBodyIsNotUtf8() {
        byte[] body = "{\"type\":6,\"data\":{\"message\":\"??\"}}".getBytes(StandardCharsets.UTF_8);
        int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('?');
        for (byte[] invalid : new byte[][] {{(byte) 0xff, (byte) 0xfe}, {(byte) 0xc0, (byte) 0x80}}) {
            System.arraycopy(invalid, 0, body, at, 2);
            assertThat(codec.read(body)).isEqualTo(new Reading.Unreadable("not valid UTF-8"));
        }
    }

    @Test
    void refuses_whenOneWebhookNamesMoreOrdersThanAMessageHolds() {
        String ids = IntStream.rangeClosed(1, WebhookCodec.MOST_ORDERS + 1)
                .mapToObj(id -> "\"" + id + "\"")
                .collect(Collectors.joining(","));

        assertThat(read("{\"type\":4,\"shop_id\":\"2\",\"data\":{\"package_list\":[{\"order_id_list\":[" + ids
                        + "]}]}}"))
                .isEqualTo(new Reading.Unreadable("names more than 1000 orders"));
    }

    @Property
    void neverThrows_whateverTheBytes(@ForAll @Size(max = 200) byte[] body) {
        assertThat(codec.read(body)).isNotNull();
    }

    @Property
    void neverThrows_whenAWebhookIsDamaged(
            @ForAll("webhooks") String webhook, @ForAll @IntRange(max = 500) int at, @ForAll byte with) {
        byte[] body = webhook.getBytes(StandardCharsets.UTF_8);
        body[at % body.length] = with;

        assertThat(codec.read(body)).isNotNull();
        assertThat(codec.read(Arrays.copyOf(body, at % body.length))).isInstanceOf(Reading.Unreadable.class);
    }

    @Property
    void neverThrows_whateverStandsWhereAnIdBelongs(@ForAll("webhooks") String webhook) {
        assertThat(read(webhook)).isNotNull();
    }

    @Provide
    Arbitrary<String> webhooks() {
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "0",
                "\"\"",
                "7",
                "-7",
                "1e400",
                "\"576653688135258178\"",
                "[]",
                "{}",
                "[[7]]",
                "true",
                "\"é\"");
        return Combinators.combine(Arbitraries.integers().between(0, 70), values, values, values)
                .as((type, a, b, c) -> "{\"type\":" + type + ",\"shop_id\":" + a + ",\"data\":{\"order_id\":" + b
                        + ",\"product_id\":" + c + ",\"order_status\":" + a + ",\"package_list\":" + c
                        + ",\"line_items\":" + b + ",\"order_ids\":" + c + ",\"inventory_distribution\":" + b + "}}");
    }

    private Reading.Understood understood(String body) {
        Reading reading = read(body);
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return (Reading.Understood) reading;
    }

    private Reading read(String body) {
        return codec.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
