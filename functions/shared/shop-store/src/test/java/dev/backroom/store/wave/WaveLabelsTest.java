package dev.backroom.store.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.store.wave.WaveLabels.Found;
import dev.backroom.store.wave.WaveLabels.Missing;
import dev.backroom.store.wave.WaveLabels.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WaveLabelsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void comeInTheOrderOfPacking_andTheSharedOneOnce() {
        WaveLabels labels = WaveLabels.of(List.of(
                found(1, Handover.Stage.SENT, List.of("P1"), "P1"),
                found(2, Handover.Stage.SENT, List.of("P9"), "P9"),
                found(3, Handover.Stage.SENT, List.of("P9"), "P9"),
                found(4, Handover.Stage.DONE, List.of("P2", "P3"), "P2", "P3")));

        assertThat(labels.labels()).extracting(ShippingLabel::parcel).containsExactly("P1", "P9", "P2", "P3");
        assertThat(labels.missing()).isEmpty();
        assertThat(labels.ownCarrier()).isZero();
    }

    @Test
    void nameWhoIsMissing_andWhy() {
        WaveLabels labels = WaveLabels.of(List.of(
                found(1, Handover.Stage.PLANNED, List.of()),
                new Found(line(2), true, List.of(), Optional.empty()),
                found(3, Handover.Stage.SENT, List.of("P3")),
                new Found(line(4), false, List.of(), Optional.empty()),
                found(5, Handover.Stage.PLANNED, List.of("P5"), "P5"),
                found(6, Handover.Stage.SENT, List.of("P6"), "P6")));

        assertThat(labels.missing())
                .containsExactly(
                        new Missing(key(1), 1, Why.NOT_READY),
                        new Missing(key(2), 2, Why.NOT_READY),
                        new Missing(key(3), 3, Why.EXPIRED),
                        new Missing(key(4), 4, Why.NOT_TO_BE_PACKED),
                        new Missing(key(5), 5, Why.NOT_READY));
        assertThat(labels.labels()).extracting(ShippingLabel::parcel).containsExactly("P5", "P6");
    }

    @Test
    void missNone_whereTheSellerBringsTheCarrier() {
        WaveLabels labels = WaveLabels.of(List.of(found(1, Handover.Stage.SENT, List.of())));

        assertThat(labels.missing()).isEmpty();
        assertThat(labels.ownCarrier()).isEqualTo(1);
    }

    @Test
    void missOne_whenAPackageWasAddedToThoseOfASentOrder() {
        Found sent = found(1, Handover.Stage.SENT, List.of("P1"), "P1");
        Found more = new Found(
                sent.line(),
                true,
                sent.labels(),
                sent.handover().map(one -> one.waiting("the platform is still making the label", false)));

        assertThat(WaveLabels.of(List.of(more)).missing()).containsExactly(new Missing(key(1), 1, Why.NOT_READY));
    }

    /** @param labelled packages that the handover fetched labels of; @param stored those that are still there */
    private static Found found(int sequence, Handover.Stage stage, List<String> labelled, String... stored) {
        List<Parcel> parcels = labelled.stream()
                .map(id -> new Parcel(id, Parcel.State.ARRANGED, "", "T" + id, Optional.of(NOON), Map.of()))
                .toList();
        return new Found(
                line(sequence),
                true,
                List.of(stored).stream()
                        .map(id -> new ShippingLabel(key(sequence), id, "T" + id, NOON, new byte[] {1}))
                        .toList(),
                Optional.of(new Handover(
                        key(sequence), stage, "w", Handover.Release.NONE, Handover.Progress.SMOOTH, NOON, parcels)));
    }

    private static WaveLine line(int sequence) {
        return new WaveLine(key(sequence), sequence, "", NOON, Map.of());
    }

    private static OrderKey key(int sequence) {
        return OrderKey.of("1", "5" + sequence);
    }
}
