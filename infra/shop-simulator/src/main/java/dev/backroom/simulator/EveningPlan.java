package dev.backroom.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An evening before it happens. Equal plans give equal evenings.
 *
 * @param orders how many are bought, 1 to 100,000
 * @param start when the first may be bought, in the shop's own (virtual) time, whole seconds
 * @param quiet how long the usual rate lasts
 * @param live how long the live lasts
 * @param tail how long the script goes on after it
 */
public record EveningPlan(
        SimulatedShop shop,
        long seed,
        int orders,
        Instant start,
        Duration quiet,
        Duration live,
        Duration tail,
        Habits habits,
        Misbehaviour misbehaviour) {
    public static final int USUAL_ORDERS = 5_000;
    public static final long USUAL_SEED = 20_261_120L;

    /** How much faster the demo's clock runs: the remorse hour takes 30 s. */
    public static final int USUAL_RATE = 120;

    public EveningPlan {
        if (orders < 1 || orders > 100_000) {
            throw new IllegalArgumentException("orders is not between 1 and 100,000");
        }
        if (!start.equals(start.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("start is not a whole second");
        }
        if (quiet.toSeconds() < 1 || live.toSeconds() < 1 || tail.toSeconds() < 1) {
            throw new IllegalArgumentException("a phase is shorter than a second");
        }
    }

    /** The demo's evening: 18:00 in Manila, a live from 19:15 to 20:30, the last move at 22:30. */
    public static EveningPlan usual() {
        return new EveningPlan(
                SimulatedShop.MANILA,
                USUAL_SEED,
                USUAL_ORDERS,
                Instant.parse("2026-11-20T10:00:00Z"),
                Duration.ofMinutes(75),
                Duration.ofMinutes(75),
                Duration.ofMinutes(120),
                Habits.USUAL,
                Misbehaviour.USUAL);
    }

    public EveningPlan withSeed(long other) {
        return new EveningPlan(shop, other, orders, start, quiet, live, tail, habits, misbehaviour);
    }

    public EveningPlan withOrders(int other) {
        return new EveningPlan(shop, seed, other, start, quiet, live, tail, habits, misbehaviour);
    }

    public EveningPlan withShop(SimulatedShop other) {
        return new EveningPlan(other, seed, orders, start, quiet, live, tail, habits, misbehaviour);
    }

    public EveningPlan withHabits(Habits other) {
        return new EveningPlan(shop, seed, orders, start, quiet, live, tail, other, misbehaviour);
    }

    public EveningPlan withMisbehaviour(Misbehaviour other) {
        return new EveningPlan(shop, seed, orders, start, quiet, live, tail, habits, other);
    }

    public EveningPlan startingAt(Instant other) {
        return new EveningPlan(shop, seed, orders, other, quiet, live, tail, habits, misbehaviour);
    }

    public Instant liveFrom() {
        return start.plus(quiet);
    }

    public Instant liveUntil() {
        return liveFrom().plus(live);
    }

    /** When the script ends: nothing moves after it. */
    public Instant end() {
        return liveUntil().plus(tail);
    }

    public Phase phaseAt(Instant at) {
        if (at.isBefore(liveFrom())) {
            return at.isBefore(start.plus(quiet.dividedBy(2))) ? Phase.OPENING : Phase.QUIET;
        }
        return at.isBefore(liveUntil()) ? Phase.SPIKE : Phase.TAIL;
    }
}
