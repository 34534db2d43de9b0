package dev.backroom.tiktok.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.UnreadableMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCodecTest {
    @Test
    void writesIdsAndTheTypeAlone_inAFormThatStays() {
        Signal signal = new Signal(
                1,
                "9",
                Optional.of(new ShopId("7")),
                Optional.of("s1"),
                Instant.ofEpochSecond(1_700_000_000),
                List.of("5", "6"),
                Map.of("status", "UNPAID", "by", "BUYER"));

        assertThat(SignalCodec.write(signal))
                .isEqualTo("{\"type\":1,\"notification\":\"9\",\"shop\":\"7\",\"seller\":\"s1\","
                        + "\"at\":\"2023-11-14T22:13:20Z\",\"orders\":[\"5\",\"6\"],"
                        + "\"facts\":{\"by\":\"BUYER\",\"status\":\"UNPAID\"}}");
    }

    @Test
    void leavesOut_whatASignalDoesNotHave() {
        Signal polled =
                new Signal(Signal.POLLED, "", Optional.empty(), Optional.empty(), Instant.EPOCH, List.of(), Map.of());

        assertThat(SignalCodec.write(polled)).isEqualTo("{\"type\":0,\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "[]",
                "{}",
                "{\"type\":1}",
                "{\"type\":99999999999,\"at\":\"1970-01-01T00:00:00Z\"}",
                "{\"type\":1,\"at\":\"secret\"}",
                "{\"type\":1,\"at\":\"1970-01-01T00:00:00Z\",\"orders\":[\"se#cret\"]}",
                "{\"type\":1,\"at\":\"1970-01-01T00:00:00Z\",\"orders\":[\"\"]}",
                "{\"type\":1,\"at\":\"1970-01-01T00:00:00Z\",\"shop\":\"se#cret\"}",
                "{\"type\":1,\"at\":\"1970-01-01T00:00:00Z\",\"facts\":{\"secret\":7}}"
            })
    void refuses_whatNoSignalLooksLike(String message) {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> SignalCodec.read(message))
                .withMessageNotContaining("cret");
    }

    @Property
    void givesBackWhatItWrote(@ForAll("signals") Signal signal) throws UnreadableMessage {
        assertThat(SignalCodec.read(SignalCodec.write(signal))).isEqualTo(signal);
    }

    @Provide
    Arbitrary<Signal> signals() {
        Arbitrary<String> ids =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30).map(id -> "1" + id);
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(20).filter(SignalCodecTest::isText);
        return Combinators.combine(
                        Arbitraries.integers(),
                        ids,
                        ids.map(ShopId::new).optional(),
                        ids.optional(),
                        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli),
                        ids.list().ofMaxSize(5),
                        Arbitraries.maps(ids, texts).ofMaxSize(5))
                .as(Signal::new);
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
}
