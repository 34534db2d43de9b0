package dev.backroom.model.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.order.OrderKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HandoverTest {
    @ParameterizedTest
    @EnumSource
    void movesOnlyWhereTheStageLeads(Handover.Stage from) {
        for (Handover.Stage to : Handover.Stage.values()) {
            if (from == to || from.next().contains(to)) {
                assertThat(at(from).at(to).stage()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> at(from).at(to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("never " + to);
            }
        }
    }

    @Test
    void forgetsItsTrouble_butNotWhatWasTold_whenItComesAStepFurther() {
        Handover sent = at(Handover.Stage.PLANNED)
                .waiting("no answer", true)
                .toldOf("no answer")
                .sent("W-1", "MUG 1");
        assertThat(sent.progress()).isEqualTo(new Handover.Progress("", 0, false, "no answer"));
        assertThat(sent.release()).isEqualTo(new Handover.Release("W-1", "MUG 1"));
    }

    private static Handover at(Handover.Stage stage) {
        return new Handover(
                OrderKey.of("1", "2"),
                stage,
                "w",
                Handover.Release.NONE,
                Handover.Progress.SMOOTH,
                Instant.parse("2026-11-20T12:00:00Z"),
                List.of());
    }
}
