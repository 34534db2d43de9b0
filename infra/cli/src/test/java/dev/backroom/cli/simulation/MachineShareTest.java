package dev.backroom.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MachineShareTest {
    private static final List<String> STAT = List.of(
            "cpu  300 0 100 1000 50 0 0 10 0 0",
            "cpu0 100 0 50 400 50 0 0 0 0 0",
            "cpu1 200 0 50 600 0 0 0 10 0 0",
            "intr 12 3");

    @Test
    void countsTheProcessors_thatTheProcessMayUse() {
        assertThat(MachineShare.allowed(List.of("Name:\tjava", "Cpus_allowed_list:\t0,2-4")))
                .containsExactlyInAnyOrder("cpu0", "cpu2", "cpu3", "cpu4");
        assertThat(MachineShare.read(STAT, Set.of("cpu1"))).isEqualTo(new MachineShare.Reading(8.6, 6));
    }

    @Test
    void isWhatWasIdleOrOurs_ofAllThatPassed() {
        MachineShare.Reading first = new MachineShare.Reading(100, 40);
        MachineShare.Reading last = new MachineShare.Reading(120, 50);

        assertThat(MachineShare.of(first, last, Duration.ofSeconds(4)).orElseThrow())
                .isCloseTo(0.7, within(1e-9));
        assertThat(MachineShare.of(first, last, Duration.ofSeconds(40))).hasValue(1);
        assertThat(MachineShare.of(first, first, Duration.ofSeconds(4)))
                .as("where nothing is counted")
                .isEmpty();
    }
}
