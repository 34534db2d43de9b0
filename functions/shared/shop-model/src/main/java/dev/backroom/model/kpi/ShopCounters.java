package dev.backroom.model.kpi;

import dev.backroom.model.kpi.DayFigures.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shop's counters at one moment.
 *
 * @param hours by the start of the hour, from some hour on without a gap; hours in which nothing happened may be absent
 */
public record ShopCounters(Tally now, SortedMap<Instant, Tally> hours) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int RATE_HOURS = 24;

    public ShopCounters {
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
    }

    /** A share of sales that were shipped in time: how many were due, and how many of them made it. */
    public record Shipping(long due, long inTime) {}

    public Tally of(ShopDay day) {
        return sum(hours.subMap(day.start(), day.end()));
    }

    /** Orders to ship at an instant on the hour: those of now, less what came since, plus what left since. */
    public long pendingAt(Instant instant) {
        Tally since = sum(hours.tailMap(instant));
        return now.count(Count.PENDING) - since.count(Count.ENTERED) + since.count(Count.LEFT);
    }

    /** Of the sales paid in these hours, those whose 24 hours are over. An hour is due as a whole. */
    public Shipping shipping(Instant from, Instant before, Instant at) {
        Instant limit = at.minus(KpiFacts.SHIP_WITHIN).minus(HOUR);
        SortedMap<Instant, Tally> due = new TreeMap<>(hours.subMap(from, before));
        due.keySet().removeIf(hour -> hour.isAfter(limit));
        Tally sum = sum(due);
        return new Shipping(sum.count(Count.SHIP_DUE), sum.count(Count.SHIPPED_IN_TIME));
    }

    /** The newest 24 hours whose sales are all due. */
    public Shipping newestShipping(Instant at) {
        Instant before = at.minus(KpiFacts.SHIP_WITHIN).truncatedTo(ChronoUnit.HOURS);
        return shipping(before.minus(HOUR.multipliedBy(RATE_HOURS)), before, at);
    }

    /** How far a day has come at an instant. */
    public static State state(ShopDay day, Instant at) {
        if (at.isBefore(day.end())) {
            return State.OPEN;
        }
        return at.isBefore(day.end().plus(DayFigures.SETTLES_IN)) ? State.CLOSED : State.FINAL;
    }

    private static Tally sum(SortedMap<Instant, Tally> hours) {
        return hours.values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
