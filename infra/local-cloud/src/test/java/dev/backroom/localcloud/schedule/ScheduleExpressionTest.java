package dev.backroom.localcloud.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rate(1 minute)               | UTC              | 2026-11-20T18:00:00Z | 2026-11-20T18:01:00Z
        rate(10 minutes)             | UTC              | 2026-11-20T18:00:00Z | 2026-11-20T18:10:00Z
        rate(1 hour)                 | UTC              | 2026-11-20T18:00:00Z | 2026-11-20T19:00:00Z
        rate(7 days)                 | UTC              | 2026-11-20T18:00:00Z | 2026-11-27T18:00:00Z
        cron(0 10 * * ? *)           | UTC              | 2026-11-20T10:00:00Z | 2026-11-21T10:00:00Z
        cron(0 10 * * ? *)           | Asia/Shanghai    | 2026-11-20T00:00:00Z | 2026-11-20T02:00:00Z
        cron(0/15 * * * ? *)         | UTC              | 2026-11-20T18:07:00Z | 2026-11-20T18:15:00Z
        cron(15 10 ? * 6L 2026-2028) | UTC              | 2026-11-20T18:00:00Z | 2026-11-27T10:15:00Z
        cron(0 8 1 * ? *)            | UTC              | 2026-11-20T18:00:00Z | 2026-12-01T08:00:00Z
        cron(0 9 ? * 2#1 *)          | UTC              | 2026-11-20T18:00:00Z | 2026-12-07T09:00:00Z
        cron(0 18 ? * MON-FRI *)     | UTC              | 2026-11-20T18:00:00Z | 2026-11-23T18:00:00Z
        cron(0 0 L * ? *)            | UTC              | 2026-11-20T18:00:00Z | 2026-11-30T00:00:00Z
        cron(0 10 ? * 1 *)           | UTC              | 2026-11-20T18:00:00Z | 2026-11-22T10:00:00Z
        cron(0 3W 3W * ? *)          | UTC              | 2026-11-20T18:00:00Z | fails
        """)
    void findsTheNextTime_asEventBridgeDoes(String expression, String zone, String from, String next) {
        if (next.equals("fails")) {
            assertThatThrownBy(() -> ScheduleExpression.parse(expression, ZoneId.of(zone)))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(ScheduleExpression.parse(expression, ZoneId.of(zone)).after(Instant.parse(from)))
                    .contains(Instant.parse(next));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # the clocks of London go forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October 2026
        cron(0 10 * * ? *) | 2026-03-28T10:00:00Z | 2026-03-29T09:00:00Z
        cron(0 10 * * ? *) | 2026-10-24T09:00:00Z | 2026-10-25T10:00:00Z
        """)
    void keepsTheShopsHour_whenTheClocksChange(String expression, String from, String next) {
        assertThat(ScheduleExpression.parse(expression, ZoneId.of("Europe/London"))
                        .after(Instant.parse(from)))
                .contains(Instant.parse(next));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # 01:30 does not exist in London on 29 March 2026, nor 02:30 in New York on 8 March 2026
        cron(30 1 * * ? *)   | Europe/London    | 2026-03-28T01:30:00Z | 2026-03-30T00:30:00Z
        cron(30 2 * * ? *)   | America/New_York | 2026-03-07T07:30:00Z | 2026-03-09T06:30:00Z
        # every quarter of an hour: the hour that is left out has none, and the next is at once behind it
        cron(0/15 * * * ? *) | Europe/London    | 2026-03-29T00:45:00Z | 2026-03-29T01:00:00Z
        # one that only ever falls on a time that does not exist
        cron(30 1 29 3 ? 2026) | Europe/London  | 2026-01-01T00:00:00Z | never
        """)
    void skipsTheRun_whenItsTimeDoesNotExistInSpring(String expression, String zone, String from, String next) {
        assertThat(ScheduleExpression.parse(expression, ZoneId.of(zone)).after(Instant.parse(from)))
                .isEqualTo(next.equals("never") ? Optional.empty() : Optional.of(Instant.parse(next)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # 01:30 comes twice in London on 25 October 2026: at 00:30Z and at 01:30Z
        cron(30 1 * * ? *)   | Europe/London    | 2026-10-24T00:30:00Z | 2026-10-25T00:30:00Z
        cron(30 1 * * ? *)   | Europe/London    | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
        cron(30 1 * * ? *)   | America/New_York | 2026-11-01T05:30:00Z | 2026-11-02T06:30:00Z
        # looked at within the second time around: it has run
        cron(30 1 * * ? *)   | Europe/London    | 2026-10-25T01:10:00Z | 2026-10-26T01:30:00Z
        # every quarter of an hour: not again through the hour that comes twice
        cron(0/15 * * * ? *) | Europe/London    | 2026-10-25T00:45:00Z | 2026-10-25T02:00:00Z
        """)
    void runsOnlyOnce_whenItsTimeComesTwiceInAutumn(String expression, String zone, String from, String next) {
        assertThat(ScheduleExpression.parse(expression, ZoneId.of(zone)).after(Instant.parse(from)))
                .contains(Instant.parse(next));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Europe/London    | 2026-03-28T12:00:00Z | 2026-03-29T12:00:00Z
        Europe/London    | 2026-10-24T12:00:00Z | 2026-10-25T12:00:00Z
        """)
    void countsADayAs24Hours_whenARateCrossesTheChangeOfClocks(String zone, String from, String next) {
        assertThat(ScheduleExpression.parse("rate(1 day)", ZoneId.of(zone)).after(Instant.parse(from)))
                .contains(Instant.parse(next));
    }

    @Test
    void endsAtSomeTime_whenTheYearsAreOver() {
        assertThat(ScheduleExpression.parse("cron(0 10 * * ? 2025)", ZoneId.of("UTC"))
                        .after(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(2 hour)",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "cron(0 10 * * *)",
                "cron(0 10 * * * *)",
                "cron(0 10 ? * ? *)",
                "cron(61 10 * * ? *)",
                "cron(0 10 * * 8 *)",
                "at(2026-11-20T10:00:00)",
                "every 5 minutes"
            })
    void refuses_whatEventBridgeRefusesOrDoesNotRunHere(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
