package dev.backroom.localcloud.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.event.Gathering.Step;
import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class GatheringTest {
    private static final Duration NOW = Duration.ZERO;

    @Test
    void invokesAtOnce_whenThereIsNoWindow() {
        assertThat(Gathering.next(source(10, 0), 3, 300, 3, 10, NOW)).isEqualTo(new Step.Invoke());
    }

    @Test
    void invokes_whenTheBatchIsFull() {
        assertThat(Gathering.next(source(50, 1), 50, 5_000, 10, 10, NOW)).isEqualTo(new Step.Invoke());
    }

    @Test
    void receivesOn_whileReceivesComeBackFull() {
        assertThat(Gathering.next(source(50, 1), 40, 4_000, 10, 10, NOW)).isEqualTo(new Step.Receive(10));
        assertThat(Gathering.next(source(45, 1), 40, 4_000, 10, 10, NOW)).isEqualTo(new Step.Receive(5));
    }

    @Test
    void waitsForTheRestOfTheWindow_whenTheQueueRanDry() {
        assertThat(Gathering.next(source(50, 2), 4, 400, 4, 10, Duration.ofMillis(500)))
                .isEqualTo(new Step.Wait(Duration.ofMillis(1_500)));
    }

    @Test
    void invokes_whenTheWindowHasPassedAndTheQueueIsDry() {
        assertThat(Gathering.next(source(50, 1), 4, 400, 0, 10, Duration.ofSeconds(1)))
                .isEqualTo(new Step.Invoke());
    }

    @Test
    void receivesOn_whenTheWindowHasPassedButTheQueueIsNotDry() {
        assertThat(Gathering.next(source(50, 1), 20, 2_000, 10, 10, Duration.ofSeconds(1)))
                .isEqualTo(new Step.Receive(10));
    }

    @Test
    void invokes_whenMoreCouldBreakTheLimitOfAnInvocation() {
        long almost = Gathering.INVOCATION_BYTES - 1_000;
        assertThat(Gathering.next(source(10_000, 60), 20, almost, 10, 10, NOW)).isEqualTo(new Step.Invoke());
    }

    private static Trigger.Queue source(int batch, int window) {
        return new Trigger.Queue("Q", "arn", batch, Duration.ofSeconds(window), true, OptionalInt.empty(), true);
    }
}
