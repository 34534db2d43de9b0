package dev.backroom.cli.simulation;

import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.http.Backlog;
import java.time.Duration;
import java.time.Instant;

/**
 * Who is so far behind that a simulated shop's time has to wait: pure. What counts is the shop's time; yet where the clock
 * runs in a rush, what any machine needs, such as a batch's window of a second, is not behind.
 */
final class PaceRule {
    private static final Duration MESSAGES = Duration.ofMinutes(12);
    private static final Duration MESSAGES_ANYHOW = Duration.ofMillis(2_500);
    private static final Duration SCHEDULES = Duration.ofMinutes(12);
    private static final Duration SCHEDULES_ANYHOW = Duration.ofMillis(600);
    private static final Duration PARTIES = Duration.ofMinutes(6);
    private static final Duration PARTIES_ANYHOW = Duration.ofMillis(2_500);
    /** Long enough for posts to fail, short enough for the platform to try them again in time. */
    private static final Duration DOWN = Duration.ofMinutes(8);

    private PaceRule() {}

    static boolean isBehind(ScaledClock clock, Instant now, Backlog backlog) {
        return backlog.messages().compareTo(atLeast(MESSAGES_ANYHOW, clock.real(MESSAGES, now))) > 0
                || isBehind(clock, now, backlog.schedules(), SCHEDULES, SCHEDULES_ANYHOW);
    }

    /** @param behind in the shop's time */
    static boolean isBehind(ScaledClock clock, Instant now, Duration behind) {
        return isBehind(clock, now, behind, PARTIES, PARTIES_ANYHOW);
    }

    /** @param down for how long the system has not answered, in the shop's time */
    static boolean isDownTooLong(Duration down) {
        return down.compareTo(DOWN) > 0;
    }

    private static boolean isBehind(ScaledClock clock, Instant now, Duration behind, Duration most, Duration anyhow) {
        return behind.compareTo(most) > 0 && clock.real(behind, now).compareTo(anyhow) > 0;
    }

    private static Duration atLeast(Duration least, Duration other) {
        return other.compareTo(least) < 0 ? least : other;
    }
}
