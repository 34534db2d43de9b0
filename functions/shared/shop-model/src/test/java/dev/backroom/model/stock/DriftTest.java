package dev.backroom.model.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final Map<String, Integer> OURS = Map.of("71", 5);
    private static final Map<String, Integer> EDITED = Map.of("71", 9);

    @Test
    void republishesAtOnce_andTellsAtTheSecondLook() {
        Drift.Assessment first = Drift.NONE.look(OURS, EDITED, true, 3, NOON);
        assertThat(first).isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.SUSPECTED, 3, NOON, 9), false, true));

        Drift.Assessment second = first.after().look(OURS, EDITED, true, 3, NOON.plus(TICK));
        assertThat(second.tell()).isTrue();
        assertThat(second.republish()).isTrue();

        Drift.Assessment third = second.after().look(OURS, EDITED, true, 3, NOON.plus(TICK.multipliedBy(2)));
        assertThat(third.tell()).isFalse();
        assertThat(third.republish()).isTrue();
        assertThat(third.after().look(OURS, OURS, true, 3, NOON))
                .isEqualTo(new Drift.Assessment(Drift.NONE, false, false));
    }

    @Test
    void raisesNothing_whileOrdersAreUnseen_untilOurFigureStandsStill() {
        Map<String, Integer> sold = Map.of("71", 0);
        Drift.Assessment first = Drift.NONE.look(OURS, sold, false, 3, NOON);
        assertThat(first).isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.DOUBTED, 3, NOON, 0), false, false));

        Drift.Assessment soon = first.after().look(OURS, sold, false, 3, NOON.plusSeconds(5));
        assertThat(soon).isEqualTo(new Drift.Assessment(first.after(), false, false));

        Drift.Assessment moved = first.after().look(OURS, sold, false, 4, NOON.plus(TICK));
        assertThat(moved).isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.DOUBTED, 4, NOON, 0), false, false));

        Drift.Assessment still = moved.after().look(OURS, sold, false, 4, NOON.plus(TICK.multipliedBy(2)));
        assertThat(still).isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.TOLD, 4, NOON, 0), true, true));

        Drift.Assessment later = still.after().look(OURS, sold, false, 5, NOON.plus(TICK.multipliedBy(3)));
        assertThat(later).isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.TOLD, 5, NOON, 0), false, false));
    }

    @Test
    void raises_onceTheOrdersAreSeen_andLowersWhateverIsUnseen() {
        Drift doubted = Drift.NONE.look(OURS, Map.of("71", 0), false, 3, NOON).after();

        assertThat(doubted.look(OURS, Map.of("71", 0), true, 4, NOON.plusSeconds(5)))
                .isEqualTo(new Drift.Assessment(new Drift(Drift.Phase.SUSPECTED, 4, NOON, 0), false, true));
        assertThat(Drift.NONE.look(OURS, EDITED, false, 3, NOON).republish()).isTrue();
    }

    @Test
    void tellsNothing_whenTheChannelWentBackByItself() {
        Drift doubted = Drift.NONE.look(OURS, Map.of("71", 4), false, 3, NOON).after();

        assertThat(doubted.look(OURS, OURS, true, 3, NOON.plus(TICK)))
                .isEqualTo(new Drift.Assessment(Drift.NONE, false, false));
    }

    @Test
    void tells_whenTheRepublicationRepairedIt() {
        Drift suspected = Drift.NONE.look(OURS, EDITED, true, 3, NOON).after();

        assertThat(suspected.look(OURS, OURS, true, 3, NOON.plus(TICK)))
                .isEqualTo(new Drift.Assessment(Drift.NONE, true, false));
    }

    @Test
    void tellsNothing_whenAnOrderExplainsTheDifference() {
        Drift suspected = Drift.NONE.look(OURS, Map.of("71", 4), true, 3, NOON).after();

        assertThat(suspected.look(Map.of("71", 4), Map.of("71", 4), true, 4, NOON.plus(TICK)))
                .isEqualTo(new Drift.Assessment(Drift.NONE, false, false));
    }

    @Test
    void doubtsNoLongerThanAnHour_whileOurFigureKeepsMoving() {
        Drift drift = Drift.NONE;
        for (int tick = 0; tick < 4; tick++) {
            Drift.Assessment look = drift.look(OURS, EDITED, true, tick, NOON.plus(TICK.multipliedBy(tick)));
            assertThat(look.tell()).isFalse();
            drift = look.after();
        }

        assertThat(drift.look(OURS, EDITED, true, 5, NOON.plus(TICK.multipliedBy(4)))
                        .tell())
                .isTrue();
    }

    @Test
    void comparesEveryWarehouse_andTheSumWhereNoneIsNamed() {
        assertThat(Drift.NONE
                        .look(Map.of("71", 5, "72", 0), Map.of("71", 5), true, 1, NOON)
                        .after())
                .isEqualTo(Drift.NONE);
        assertThat(Drift.NONE
                        .look(OURS, Map.of("71", 5, "72", 1), true, 1, NOON)
                        .republish())
                .isTrue();
        assertThat(Drift.NONE
                        .look(Map.of("71", 2, "72", 3), Map.of("71", 3, "72", 2), true, 1, NOON)
                        .republish())
                .isTrue();
        assertThat(Drift.NONE
                        .look(Map.of(Listing.UNNAMED, 5), OURS, true, 1, NOON)
                        .republish())
                .isFalse();
    }
}
