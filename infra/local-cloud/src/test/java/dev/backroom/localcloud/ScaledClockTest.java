package dev.backroom.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScaledClockTest {
    private static final Instant ANCHOR = Instant.ofEpochMilli(1_795_369_873_000L);

    @Test
    void runsAsFastAsItSays_fromItsAnchorOn() {
        ScaledClock clock = ScaledClock.parse(
                "2026-11-20T18:00:00Z@1795369873000x120", Clock.fixed(ANCHOR.plusSeconds(30), ZoneOffset.UTC));
        assertThat(clock.instant()).isEqualTo("2026-11-20T19:00:00Z");
        assertThat(clock.real(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void agreesWithItsText() {
        ScaledClock clock = new ScaledClock(
                Clock.systemUTC(), Instant.parse("2026-11-20T18:00:00Z"), Instant.now(Clock.systemUTC()), 120);
        assertThat(ScaledClock.parse(clock.toString(), Clock.systemUTC())).isEqualTo(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-20T18:00:00Z", "now@1x2", "2026-11-20T18:00:00Z@1x0"})
    void refuses_whatIsNoClock(String text) {
        assertThatThrownBy(() -> ScaledClock.parse(text, Clock.systemUTC())).isInstanceOf(RuntimeException.class);
    }
}
