package dev.backroom.localcloud.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.schedule.ScheduleState.Action;
import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ScheduleStateTest {
    private static final Instant T0 = Instant.parse("2026-11-20T18:00:00Z");
    private static final ScheduleExpression TEN_MINUTES = new ScheduleExpression.Rate(Duration.ofMinutes(10));
    private static final Lateness RETRIES =
            new Lateness(new Trigger.Retries(2, Duration.ofMinutes(10)), UnaryOperator.identity());

    private static final ScheduleExpression DAILY = new ScheduleExpression.Rate(Duration.ofDays(1));

    private ScheduleExpression expression = TEN_MINUTES;
    private ScheduleState state = ScheduleState.anchored(TEN_MINUTES, T0);

    @Test
    void runsWhenDue_andNotBefore() {
        assertThat(look(9)).isInstanceOf(Action.Nothing.class);
        assertThat(look(10)).isEqualTo(new Action.Run(at(10), 1));
        assertThat(end(10, true)).isInstanceOf(Action.Nothing.class);
        assertThat(look(19)).isInstanceOf(Action.Nothing.class);
        assertThat(look(21)).isEqualTo(new Action.Run(at(20), 1));
    }

    @Test
    void collapsesMissedRunsToOne_whenNobodyLookedForAWhile() {
        assertThat(look(47)).isEqualTo(new Action.Run(at(40), 1));
        end(47, true);
        assertThat(look(48)).isInstanceOf(Action.Nothing.class);
        assertThat(look(50)).isEqualTo(new Action.Run(at(50), 1));
    }

    @Test
    void neverOverlaps_whenARunTakesLongerThanItsPeriod() {
        look(10);
        assertThat(look(25)).isInstanceOf(Action.Nothing.class);
        end(35, true);
        assertThat(look(35)).isEqualTo(new Action.Run(at(30), 1));
    }

    @Test
    void retriesWithGrowingWaits_whenARunFails() {
        look(10);
        assertThat(end(10, false)).isInstanceOf(Action.Nothing.class);
        assertThat(look(10)).isInstanceOf(Action.Nothing.class);
        assertThat(look(11)).isEqualTo(new Action.Run(at(10), 2));
        end(11, false);
        assertThat(look(12)).isInstanceOf(Action.Nothing.class);
        assertThat(look(13)).isEqualTo(new Action.Run(at(10), 3));
        end(13, true);
        assertThat(look(20)).isEqualTo(new Action.Run(at(20), 1));
    }

    @Test
    void buriesTheEvent_whenItsAttemptsAreUsedUp() {
        look(10);
        end(10, false);
        look(11);
        end(11, false);
        look(13);
        assertThat(end(13, false)).isEqualTo(new Action.Bury(at(10), 3));
        assertThat(look(20)).isEqualTo(new Action.Run(at(20), 1));
    }

    @Test
    void buriesTheEvent_whenItIsTooOldToTryAgain() {
        look(10);
        assertThat(end(20, false)).isEqualTo(new Action.Bury(at(10), 1));
    }

    @Test
    void deliversAMissedRunLate_whileWithinMaximumEventAge() {
        expression = DAILY;
        state = ScheduleState.anchored(DAILY, T0);
        assertThat(look(24 * 60 + 10)).isEqualTo(new Action.Run(at(24 * 60), 1));
    }

    @Test
    void buriesAMissedRunUntried_whenItIsOlderThanMaximumEventAge() {
        expression = DAILY;
        state = ScheduleState.anchored(DAILY, T0);
        assertThat(look(24 * 60 + 11)).isEqualTo(new Action.Bury(at(24 * 60), 0));
        assertThat(look(24 * 60 + 12)).isInstanceOf(Action.Nothing.class);
        assertThat(look(48 * 60)).isEqualTo(new Action.Run(at(48 * 60), 1));
    }

    private Action look(int minute) {
        ScheduleState.Step step = state.look(expression, RETRIES, at(minute));
        state = step.state();
        return step.action();
    }

    private Action end(int minute, boolean succeeded) {
        ScheduleState.Step step = state.ended(succeeded, RETRIES, at(minute));
        state = step.state();
        return step.action();
    }

    private static Instant at(int minute) {
        return T0.plus(Duration.ofMinutes(minute));
    }
}
