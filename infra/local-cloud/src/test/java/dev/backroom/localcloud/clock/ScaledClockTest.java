package dev.backroom.localcloud.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScaledClockTest {
    private static final Instant ANCHOR = Instant.ofEpochMilli(1_795_369_873_000L);
    private static final String EVENING = "2026-11-20T18:00:00Z@1795369873000x120";
    private static final String WITH_NIGHT = EVENING + ",2026-11-20T22:30:00Zx900,2026-11-21T09:00:00Zx1";

    @Test
    void runsAsFastAsItSays_fromItsAnchorOn() {
        ScaledClock clock = at(EVENING, 30);
        assertThat(clock.instant()).isEqualTo("2026-11-20T19:00:00Z");
        assertThat(clock.real(Duration.ofMinutes(10), clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "-10, 2026-11-20T17:40:00Z",
        "0, 2026-11-20T18:00:00Z",
        "134, 2026-11-20T22:28:00Z",
        "135, 2026-11-20T22:30:00Z",
        "136, 2026-11-20T22:45:00Z",
        "177, 2026-11-21T09:00:00Z",
        "187, 2026-11-21T09:00:10Z",
    })
    void changesItsRate_atTheInstantsThatItSays(long second, Instant shown) {
        assertThat(at(WITH_NIGHT, second).instant()).isEqualTo(shown);
    }

    @Test
    void neverGoesBackOrJumps_whereItsRateChanges() {
        Instant before = at(WITH_NIGHT, 134).instant();
        for (int milli = 134_000; milli <= 136_000; milli++) {
            Instant now = ScaledClock.parse(WITH_NIGHT, Clock.fixed(ANCHOR.plusMillis(milli), ZoneOffset.UTC))
                    .instant();
            assertThat(Duration.between(before, now)).isBetween(Duration.ZERO, Duration.ofMillis(900));
            before = now;
        }
    }

    @Test
    void tellsTheRealInstant_atWhichItShowsOne() {
        ScaledClock clock = at(WITH_NIGHT, 0);
        assertThat(clock.realAt(Instant.parse("2026-11-20T18:02:00Z"))).isEqualTo(ANCHOR.plusSeconds(1));
        assertThat(clock.realAt(Instant.parse("2026-11-20T22:45:00Z"))).isEqualTo(ANCHOR.plusSeconds(136));
        assertThat(clock.realAt(Instant.parse("2026-11-20T17:58:00Z"))).isEqualTo(ANCHOR.minusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENING, WITH_NIGHT})
    void agreesWithItsText(String text) {
        ScaledClock clock = ScaledClock.parse(text, Clock.systemUTC());
        assertThat(clock).hasToString(text);
        assertThat(ScaledClock.parse(clock.toString(), Clock.systemUTC())).isEqualTo(clock);
        assertThat(clock.withZone(ZoneOffset.ofHours(8))).hasToString(text).isNotEqualTo(clock);
    }

    @Test
    void agreesWithItsText_whenItIsMadeNow() {
        ScaledClock clock = new ScaledClock(
                        Clock.systemUTC(), Instant.parse("2026-11-20T18:00:00Z"), Instant.now(Clock.systemUTC()), 120)
                .then(Instant.parse("2026-11-20T22:30:00Z"), 960);
        assertThat(ScaledClock.parse(clock.toString(), Clock.systemUTC())).isEqualTo(clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20T18:00:00Z",
                "now@1x2",
                "2026-11-20T18:00:00Z@1x0",
                EVENING + ",",
                EVENING + ",2026-11-20T22:30:00Z",
                EVENING + ",2026-11-20T22:30:00Zx0",
                EVENING + ",2026-11-20T18:00:00Zx900",
            })
    void refuses_whatIsNoClock(String text) {
        assertThatThrownBy(() -> ScaledClock.parse(text, Clock.systemUTC())).isInstanceOf(RuntimeException.class);
    }

    private static ScaledClock at(String text, long second) {
        return ScaledClock.parse(text, Clock.fixed(ANCHOR.plusSeconds(second), ZoneOffset.UTC));
    }
}
