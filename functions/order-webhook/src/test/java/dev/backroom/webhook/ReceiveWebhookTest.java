package dev.backroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Signal;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.Facts;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.WebhookCodec;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final WebhookSignature SIGNATURE = new WebhookSignature(new AppCredentials("abcdef", "123"));

    private final List<Sent> sent = new ArrayList<>();
    private boolean queueIsDown;
    private final ReceiveWebhook receive =
            new ReceiveWebhook(SIGNATURE, new WebhookCodec(), this::send, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":1,\"shop_id\":\"2\",\"data\":{\"order_id\":\"5\"}} | ORDERS | 1",
                "{\"type\":27,\"shop_id\":\"2\",\"data\":{\"product_id\":\"5\"}} | STOCK | 27",
                "{\"type\":12,\"shop_id\":\"2\",\"data\":{\"order_id\":\"5\"}} | AFTERSALES | 12",
                "{\"type\":65,\"shop_id\":\"2\",\"data\":{\"rma_id\":\"5\"}} | AFTERSALES | 65",
                "{\"type\":6,\"shop_id\":\"2\",\"data\":{\"message\":\"m\"}} | SHOP | 6",
                "{\"type\":4711} | SHOP | 4711"
            })
    void sendsOneSignalToTheQueueOfItsType_whenTheSignatureHolds(String body, Destination queue, int type) {
        assertThat(receiveSigned(utf8(body))).isEqualTo(new Receipt(Receipt.Outcome.ACCEPTED, type, ""));
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.destination()).isEqualTo(queue);
            assertThat(message.signal().type()).isEqualTo(type);
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "''", "0000000000000000000000000000000000000000000000000000000000000000"})
    void refusesAndSendsNothing_whenTheSignatureDoesNot(String header) {
        assertThat(receive.receive(utf8("{\"type\":1}"), header).outcome()).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(sent).isEmpty();
    }

    @Property(tries = 200)
    void neverReadsWhatNobodySigned(@ForAll @Size(max = 100) byte[] body, @ForAll String header) {
        assertThat(receive.receive(body, header).outcome()).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(sent).isEmpty();
    }

    @Test
    void refusesBeforeAnythingElse_whenTheBodyIsTooLarge() {
        byte[] body = new byte[WebhookCodec.LARGEST_BODY + 1];

        assertThat(receiveSigned(body).outcome()).isEqualTo(Receipt.Outcome.TOO_LARGE);
        assertThat(sent).isEmpty();
    }

    @Test
    void takesABodyOfTheLargestSize() {
        String head = "{\"type\":6,\"shop_id\":\"2\",\"data\":{\"message\":\"";
        String body = head + "x".repeat(WebhookCodec.LARGEST_BODY - head.length() - 3) + "\"}}";

        assertThat(receiveSigned(utf8(body)).outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
    }

    @Test
    void parksTheReasonAndTheDigest_neverTheBody_whenASignedBodyCannotBeRead() {
        Receipt receipt = receiveSigned(utf8("{\"type\":1,\"data\":{\"order_id\":\"private\""));

        assertThat(receipt).isEqualTo(new Receipt(Receipt.Outcome.PARKED, Signal.UNREADABLE, "not JSON"));
        Sent parked = sent.getFirst();
        assertThat(parked.destination()).isEqualTo(Destination.SHOP);
        assertThat(parked.signal().at()).isEqualTo(NOW);
        assertThat(parked.signal().type()).isEqualTo(Signal.UNREADABLE);
        assertThat(parked.signal().facts())
                .containsEntry(Facts.REASON, "not JSON")
                .containsEntry(Facts.LENGTH, "38")
                .hasEntrySatisfying(Facts.SHA256, digest -> assertThat(digest).matches("[0-9a-f]{64}"))
                .hasSize(3);
        assertThat(SignalCodec.write(parked.signal())).doesNotContain("private");
    }

    @Test
    void parksRepeatsAlike_soThatTheyAreOneMessage() {
        receiveSigned(utf8("not json"));
        receiveSigned(utf8("not json"));
        receiveSigned(utf8("not json either"));

        assertThat(sent.get(0).signal().facts()).isEqualTo(sent.get(1).signal().facts());
        assertThat(sent.get(0).signal().facts())
                .isNotEqualTo(sent.get(2).signal().facts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"type\":6}", "not json"})
    void asksForARepeat_whenTheQueueTakesNothing(String body) {
        queueIsDown = true;

        Receipt receipt = receiveSigned(utf8(body));

        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.NOT_SENT);
        assertThat(receipt.reason()).isEqualTo("down");
    }

    @Test
    void answersAsThePlatformExpects() {
        assertThat(Map.of(
                        Receipt.Outcome.ACCEPTED, 200,
                        Receipt.Outcome.PARKED, 400,
                        Receipt.Outcome.UNREADABLE, 400,
                        Receipt.Outcome.FORGED, 401,
                        Receipt.Outcome.NOT_CONFIGURED, 404,
                        Receipt.Outcome.TOO_LARGE, 413,
                        Receipt.Outcome.NOT_SENT, 503))
                .allSatisfy((outcome, status) -> assertThat(outcome.status()).isEqualTo(status))
                .hasSameSizeAs(Receipt.Outcome.values());
    }

    private Receipt receiveSigned(byte[] body) {
        return receive.receive(body, SIGNATURE.of(body));
    }

    private void send(Destination destination, Signal signal) {
        if (queueIsDown) {
            throw new SignalSender.NotSent("down");
        }
        sent.add(new Sent(destination, signal));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Sent(Destination destination, Signal signal) {}
}
