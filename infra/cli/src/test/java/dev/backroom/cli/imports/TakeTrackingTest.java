package dev.backroom.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakeTrackingTest {
    private final List<HandoverMessage> sent = new ArrayList<>();
    private final TakeTracking taker = new TakeTracking("1", (messages, delay) -> sent.addAll(messages));

    @Test
    void makesOneParcelOfLinesWithOneNumber_andRejectsWhatIsNone() {
        Taker.Taken taken = taker.take(List.of(
                row(2, Map.of("order", "5", "carrier", "UPS", "tracking", "1Z99", "sku", "MUG", "units", "2")),
                row(3, Map.of("order", "5", "carrier", "UPS", "tracking", "1Z99", "sku", "LID")),
                row(4, Map.of("order", "6", "carrier", "云途", "tracking", "YT2026")),
                row(5, Map.of("order", "7", "carrier", "UPS", "tracking", "1")),
                row(6, Map.of("order", "", "carrier", "UPS", "tracking", "1Z98")),
                row(7, Map.of("order", "8", "carrier", "UPS", "tracking", "1Z97", "sku", "A", "units", "1.5"))));
        assertThat(sent)
                .containsExactly(
                        new HandoverMessage.Tracked(OrderKey.of("1", "5"), "UPS", "1Z99", Map.of("MUG", 2, "LID", 1)),
                        new HandoverMessage.Tracked(OrderKey.of("1", "6"), "云途", "YT2026", Map.of()));
        assertThat(taken.taken()).isEqualTo(3);
        assertThat(taken.rejected()).containsOnlyKeys(5L, 6L, 7L);
    }

    private static SheetRow row(long line, Map<String, String> fields) {
        return new SheetRow(line, fields, List.of());
    }
}
