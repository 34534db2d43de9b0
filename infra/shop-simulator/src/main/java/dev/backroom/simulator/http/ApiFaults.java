package dev.backroom.simulator.http;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.random.Rates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the platform's API goes wrong. Rates are shares of all calls, 0 to 1, drawn from one stream: their sum is the share of
 * calls that fail or are slow.
 *
 * @param throttled 429 with {@code Retry-After: 1}
 * @param throttledBare 429 without it
 * @param overloaded 503
 * @param internal code 36009003
 * @param reset the connection closes without an answer
 * @param slow the right answer, late by {@code slowness}
 * @param slowness real time
 * @param until from when on, in the shop's time, every call is answered as it should be; empty for never
 * @param tokensDieAt access tokens given out before this instant of the shop's time are expired from then on
 */
public record ApiFaults(
        long seed,
        double throttled,
        double throttledBare,
        double overloaded,
        double internal,
        double reset,
        double slow,
        Duration slowness,
        Optional<Instant> until,
        Optional<Instant> tokensDieAt) {
    public static final ApiFaults NONE =
            new ApiFaults(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty(), Optional.empty());

    public ApiFaults {
        Rates.requireShare("sum of the rates", throttled + throttledBare + overloaded + internal + reset + slow);
        Rates.requireShare("throttled", throttled);
        Rates.requireShare("throttledBare", throttledBare);
        Rates.requireShare("overloaded", overloaded);
        Rates.requireShare("internal", internal);
        Rates.requireShare("reset", reset);
        Rates.requireShare("slow", slow);
    }

    /**
     * As long as figures are spoiled one call in twenty fails and one in fifty is slow, and the access token dies in the
     * middle of the live.
     */
    public static ApiFaults harsh(EveningPlan plan) {
        return new ApiFaults(
                plan.seed(),
                0.01,
                0.01,
                0.01,
                0.01,
                0.01,
                0.02,
                Duration.ofMillis(800),
                Troubles.usual(plan).figuresUntil(),
                Optional.of(plan.liveFrom().plus(plan.live().dividedBy(2))));
    }

    /** What happens to a call, by its number and the shop's time. */
    public Optional<ApiFault> of(long call, Instant now) {
        if (until.filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.empty();
        }
        double draw = Chance.of(seed, "api", call).nextDouble();
        for (ApiFault fault : ApiFault.values()) {
            draw -= rate(fault);
            if (draw < 0) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private double rate(ApiFault fault) {
        return switch (fault) {
            case THROTTLED -> throttled;
            case THROTTLED_BARE -> throttledBare;
            case OVERLOADED -> overloaded;
            case INTERNAL -> internal;
            case RESET -> reset;
            case SLOW -> slow;
        };
    }
}
