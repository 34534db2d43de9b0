package dev.backroom.simulator.plan;

import dev.backroom.simulator.shop.SimulatedShop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An evening before it happens. Equal plans give equal evenings.
 *
 * @param orders how many are bought, 1 to 100,000
 * @param start when the first may be bought, in the shop's own (virtual) time, whole seconds
 * @param quiet how long the usual rate lasts
 * @param live how long the live lasts
 * @param tail how long the evening goes on after it
 * @param night what follows it; empty where the script ends with the evening
 * @param sellerShips empty where the script packs and ships by itself
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
        Misbehaviour misbehaviour,
        Optional<Night> night,
        Optional<SellerShips> sellerShips) {
    public static final int USUAL_ORDERS = 5_000;
    public static final long USUAL_SEED = 20_261_120L;

    /** How much faster the demo's clock runs: the remorse hour takes 18 s. Where the machine does not keep up, the clock waits. */
    public static final int USUAL_RATE = 200;

    private static final Duration OPENED_BEFORE = Duration.ofMinutes(10);

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
        if (sellerShips.isPresent() && night.isPresent()) {
            throw new IllegalArgumentException("a night is the script's; with a seller who ships there is none");
        }
        if (sellerShips.filter(mode -> mode.aftermath().compareTo(tail) >= 0).isPresent()) {
            throw new IllegalArgumentException("the aftermath is a part of the tail");
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
                Misbehaviour.USUAL,
                Optional.empty(),
                Optional.empty());
    }

    /** The same evening, with its night and the morning after it, until 9:00. */
    public static EveningPlan untilMorning() {
        return usual().withNight(Night.USUAL);
    }

    /**
     * Two days of a shop whose seller ships: bought from 6:00 of the first day for 48 hours, with a live from 19:15 to 20:30
     * of the first evening; afterwards three more days in which what is left can leave.
     *
     * @param day the first day, of the shop's zone
     */
    public static EveningPlan twoDays(SimulatedShop shop, LocalDate day) {
        Instant start = day.atTime(6, 0).atZone(shop.market().zone()).toInstant();
        Instant live = day.atTime(19, 15).atZone(shop.market().zone()).toInstant();
        Duration lives = Duration.ofMinutes(75);
        Instant closed =
                day.plusDays(2).atTime(6, 0).atZone(shop.market().zone()).toInstant();
        SellerShips mode = shop.market().packsBeforeShipping() ? SellerShips.USUAL : SellerShips.MARKED;
        return new EveningPlan(
                shop,
                USUAL_SEED,
                USUAL_ORDERS,
                start,
                Duration.between(start, live),
                lives,
                Duration.between(live.plus(lives), closed).plus(mode.aftermath()),
                Habits.USUAL,
                Misbehaviour.USUAL,
                Optional.empty(),
                Optional.of(mode));
    }

    /** The demo's shop from Friday 20 November 2026 on. */
    public static EveningPlan twoDays() {
        return twoDays(SimulatedShop.MANILA, LocalDate.of(2026, 11, 20));
    }

    public EveningPlan withSeed(long other) {
        return new EveningPlan(shop, other, orders, start, quiet, live, tail, habits, misbehaviour, night, sellerShips);
    }

    public EveningPlan withOrders(int other) {
        return new EveningPlan(shop, seed, other, start, quiet, live, tail, habits, misbehaviour, night, sellerShips);
    }

    public EveningPlan withShop(SimulatedShop other) {
        return new EveningPlan(other, seed, orders, start, quiet, live, tail, habits, misbehaviour, night, sellerShips);
    }

    public EveningPlan withHabits(Habits other) {
        return new EveningPlan(shop, seed, orders, start, quiet, live, tail, other, misbehaviour, night, sellerShips);
    }

    public EveningPlan withMisbehaviour(Misbehaviour other) {
        return new EveningPlan(shop, seed, orders, start, quiet, live, tail, habits, other, night, sellerShips);
    }

    public EveningPlan startingAt(Instant other) {
        return new EveningPlan(shop, seed, orders, other, quiet, live, tail, habits, misbehaviour, night, sellerShips);
    }

    public EveningPlan withNight(Night other) {
        return new EveningPlan(
                shop, seed, orders, start, quiet, live, tail, habits, misbehaviour, Optional.of(other), sellerShips);
    }

    /** The seller's system ships; nothing leaves by the script. */
    public EveningPlan withSellerShips(SellerShips other) {
        return new EveningPlan(
                shop, seed, orders, start, quiet, live, tail, habits, misbehaviour, night, Optional.of(other));
    }

    /** When the shop is connected and its shelf counted, if all goes by the script. */
    public Instant opened() {
        return start.minus(OPENED_BEFORE);
    }

    public Instant liveFrom() {
        return start.plus(quiet);
    }

    public Instant liveUntil() {
        return liveFrom().plus(live);
    }

    /** When the last purchase is over. */
    public Instant closed() {
        return sellerShips.map(mode -> end().minus(mode.aftermath())).orElseGet(this::end);
    }

    /** When the evening ends, and the script with it where no night follows. */
    public Instant end() {
        return liveUntil().plus(tail);
    }

    /** When the script ends: nothing moves after it. */
    public Instant over() {
        if (night.isEmpty()) {
            return end();
        }
        ZonedDateTime evening = end().atZone(zone());
        ZonedDateTime sameDay = evening.with(night.get().until());
        return (sameDay.isAfter(evening)
                        ? sameDay
                        : nextDay().atTime(night.get().until()).atZone(zone()))
                .toInstant();
    }

    /** The shop's midnight that ends the day on which the evening ends. */
    public Instant midnight() {
        return nextDay().atStartOfDay(zone()).toInstant();
    }

    private LocalDate nextDay() {
        return LocalDate.ofInstant(end(), zone()).plusDays(1);
    }

    public ZoneId zone() {
        return shop.market().zone();
    }

    public Phase phaseAt(Instant at) {
        if (at.isBefore(liveFrom())) {
            return at.isBefore(start.plus(quiet.dividedBy(2))) ? Phase.OPENING : Phase.QUIET;
        }
        if (at.isBefore(liveUntil())) {
            return Phase.SPIKE;
        }
        return at.isBefore(end()) || night.isEmpty() ? Phase.TAIL : Phase.NIGHT;
    }
}
