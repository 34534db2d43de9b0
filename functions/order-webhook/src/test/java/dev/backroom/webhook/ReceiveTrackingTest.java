package dev.backroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.notices.handover.HandoverMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for warehouses, as docs/warehouses.md describes it. */
class ReceiveTrackingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SECRET = "whs-2026";
    private static final String BODY =
            "{\"shop\":\"7495540735365777507\",\"parcels\":[{\"order\":\"576653688135258178\","
                    + "\"carrier\":\"Royal Mail\",\"tracking\":\"RM123456785GB\",\"units\":{\"MUG\":2}}]}";

    private final List<HandoverMessage> sent = new ArrayList<>();
    private final ReceiveTracking door = new ReceiveTracking(
            Optional.of(SECRET), (messages, delay) -> sent.addAll(messages), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void passesParcelsOn_whenTheCallIsSigned() {
        assertThat(signed(BODY, NOON)).isEqualTo(Receipt.Outcome.ACCEPTED);
        assertThat(sent)
                .containsExactly(new HandoverMessage.Tracked(
                        OrderKey.of("7495540735365777507", "576653688135258178"),
                        "Royal Mail",
                        "RM123456785GB",
                        Map.of("MUG", 2)));
    }

    @Test
    void refuses_whatIsNotSigned_orSignedLongAgo_orByAnother() {
        byte[] body = bytes(BODY);
        assertThat(door.receive(body, null).outcome()).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(door.receive(body, "t=1,v1=00").outcome()).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(signed(BODY, NOON.minusSeconds(301))).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(signed(BODY, NOON.plusSeconds(301))).isEqualTo(Receipt.Outcome.FORGED);
        assertThat(door.receive(body, SignedWebhook.signature("other", body, NOON))
                        .outcome())
                .isEqualTo(Receipt.Outcome.FORGED);
        assertThat(door.receive(bytes(BODY + " "), SignedWebhook.signature(SECRET, body, NOON))
                        .outcome())
                .isEqualTo(Receipt.Outcome.FORGED);
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"shop\":\"1\"}",
                "{\"shop\":\"1\",\"parcels\":[]}",
                "{\"shop\":\"1#2\",\"parcels\":[{\"order\":\"5\",\"carrier\":\"UPS\",\"tracking\":\"1Z99\"}]}",
                "{\"shop\":\"1\",\"parcels\":[{\"carrier\":\"UPS\",\"tracking\":\"1Z99\"}]}",
                "{\"shop\":\"1\",\"parcels\":[{\"order\":\"5\",\"tracking\":\"1Z99\"}]}",
                "{\"shop\":\"1\",\"parcels\":[{\"order\":\"5\",\"carrier\":\"UPS\",\"tracking\":\"1\"}]}",
                "{\"shop\":\"1\",\"parcels\":[{\"order\":\"5\",\"carrier\":\"UPS\",\"tracking\":\"1Z99\",\"units\":{\"A\":0}}]}",
                "{\"shop\":\"1\",\"parcels\":[{\"order\":\"5\",\"carrier\":\"UPS\",\"tracking\":\"1Z99\"},{\"order\":\"6\"}]}"
            })
    void takesNothing_ofACallThatIsNotTheContracts(String body) {
        assertThat(signed(body, NOON)).isEqualTo(Receipt.Outcome.UNREADABLE);
        assertThat(sent).isEmpty();
    }

    @Test
    void isNoDoor_whereNobodyHasASecret() {
        ReceiveTracking closed =
                new ReceiveTracking(Optional.empty(), (messages, delay) -> {}, Clock.fixed(NOON, ZoneOffset.UTC));
        byte[] body = bytes(BODY);
        assertThat(closed.receive(body, SignedWebhook.signature("a guess", body, NOON))
                        .outcome())
                .isEqualTo(Receipt.Outcome.NOT_CONFIGURED);
    }

    @Test
    void asksForARepeat_whenTheQueueIsDown() {
        ReceiveTracking down = new ReceiveTracking(
                Optional.of(SECRET),
                (messages, delay) -> {
                    throw new IllegalStateException("full");
                },
                Clock.fixed(NOON, ZoneOffset.UTC));
        byte[] body = bytes(BODY);
        assertThat(down.receive(body, SignedWebhook.signature(SECRET, body, NOON))
                        .outcome())
                .isEqualTo(Receipt.Outcome.NOT_SENT);
    }

    private Receipt.Outcome signed(String body, Instant at) {
        byte[] bytes = bytes(body);
        return door.receive(bytes, SignedWebhook.signature(SECRET, bytes, at)).outcome();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
