package dev.backroom.cli.demo;

import dev.backroom.localcloud.clock.GovernedClock;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.simulator.plan.EveningPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.TreeMap;

/** The pace of two days: the live slowly enough to keep up with, waves at a walk, everything else in a rush. */
final class TwoDaysClock {
    private static final int RUSH = 1_500;
    private static final int WAVE = 300;
    private static final int CALM = 60;
    /** With more of them, whatever is done by order needs longer in real time. */
    private static final int ORDERS_AT_FULL_PACE = 3_300;

    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration WAVE_LASTS = Duration.ofMinutes(150);
    private static final Duration LIVE_ECHO = Duration.ofMinutes(20);

    private TwoDaysClock() {}

    /**
     * The clock of a plan.
     *
     * @param governed what lets it pass; as long as it stands, the first day is about to begin
     * @param live the shop's seconds per real second in the live
     */
    static ScaledClock of(EveningPlan plan, GovernedClock governed, int live) {
        TreeMap<Instant, Integer> rates = new TreeMap<>();
        double slower = Math.max(1.0, (double) plan.orders() / ORDERS_AT_FULL_PACE);
        int rush = (int) (RUSH / slower);
        ZoneId zone = plan.shop().market().zone();
        // What is left by then is packed in no time.
        LocalDate last = plan.closed().atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = plan.start().atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (int hour : new int[] {10, 16}) {
                Instant wave = day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
                rates.put(wave.minus(BEFORE), (int) (WAVE / slower));
                rates.put(wave.plus(WAVE_LASTS), rush);
            }
        }
        rates.put(plan.start().plus(BEFORE), rush);
        rates.put(plan.liveFrom().minus(BEFORE), live);
        rates.put(plan.liveUntil().plus(LIVE_ECHO), rush);
        rates.put(plan.over(), CALM);
        ScaledClock clock =
                new ScaledClock(governed, plan.start().minus(DemoOptions.OPENING), governed.instant(), live);
        for (var change : rates.entrySet()) {
            if (change.getKey().isAfter(plan.start()) && !change.getKey().isAfter(plan.over())) {
                clock = clock.then(change.getKey(), change.getValue());
            }
        }
        return clock;
    }
}
