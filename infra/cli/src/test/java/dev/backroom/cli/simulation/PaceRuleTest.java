package dev.backroom.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.http.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaceRuleTest {
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofHours(3));

    @ParameterizedTest
    @CsvSource({
        // A quarter of an hour of the shop's is 12 s at 75 times, and less than any machine needs at 1,200 times.
        "75, 5000, 0, false",
        "75, 12000, 0, true",
        "1200, 2000, 0, false",
        "1200, 3000, 0, true",
        "75, 0, 10, false",
        "75, 0, 20, true",
        "1200, 0, 10, false",
        "1200, 0, 15, true",
    })
    void calls_whoIsBehind(int rate, long messageMillis, long scheduleMinutes, boolean isBehind) {
        Backlog backlog = new Backlog(Duration.ofMillis(messageMillis), Duration.ofMinutes(scheduleMinutes), false);

        assertThat(PaceRule.isBehind(clock(rate), NOW, backlog)).isEqualTo(isBehind);
    }

    @ParameterizedTest
    @CsvSource({"75, 5, false", "75, 7, true", "1200, 40, false", "1200, 60, true"})
    void callsAParty_thatIsBehind(int rate, long minutes, boolean isBehind) {
        assertThat(PaceRule.isBehind(clock(rate), NOW, Duration.ofMinutes(minutes)))
                .isEqualTo(isBehind);
    }

    private static ScaledClock clock(int rate) {
        return new ScaledClock(Clock.fixed(START, ZoneOffset.UTC), START, START, rate);
    }
}
