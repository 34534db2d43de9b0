package dev.backroom.localcloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clock that started at a chosen instant and runs a given number of times as fast as the real one. Two processes with
 * the same {@link #toString text} agree on the time.
 */
public final class ScaledClock extends Clock {
    private static final Pattern TEXT = Pattern.compile("(\\S+Z)@(\\d+)x(\\d+)");

    private final Clock real;
    private final Instant start;
    private final Instant anchor;
    private final int rate;
    private final ZoneId zone;

    /**
     * @param real what passes at normal speed
     * @param start what this clock showed at {@code anchor}
     * @param anchor the real instant at which this clock showed {@code start}
     * @param rate this clock's seconds per real second, at least 1
     */
    public ScaledClock(Clock real, Instant start, Instant anchor, int rate) {
        this(real, start, anchor, rate, ZoneOffset.UTC);
    }

    private ScaledClock(Clock real, Instant start, Instant anchor, int rate, ZoneId zone) {
        if (rate < 1) {
            throw new IllegalArgumentException("A clock's rate is at least 1, not " + rate);
        }
        this.real = real;
        this.start = start;
        this.anchor = Instant.ofEpochMilli(anchor.toEpochMilli());
        this.rate = rate;
        this.zone = zone;
    }

    /** @param text such as {@code 2026-11-20T18:00:00Z@1795369873000x120}: start, real epoch milliseconds, rate */
    public static ScaledClock parse(String text, Clock real) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a clock: " + text + "; wanted START@EPOCH_MILLISxRATE");
        }
        return new ScaledClock(
                real,
                Instant.parse(matcher.group(1)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                Integer.parseInt(matcher.group(3)));
    }

    public int rate() {
        return rate;
    }

    /** How long this stretch of the clock's time takes really. */
    public Duration real(Duration stretch) {
        return stretch.dividedBy(rate);
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(anchor, real.instant()).multipliedBy(rate));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScaledClock(real, start, anchor, rate, other);
    }

    @Override
    public String toString() {
        return "%s@%dx%d".formatted(start, anchor.toEpochMilli(), rate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScaledClock clock
                && start.equals(clock.start)
                && anchor.equals(clock.anchor)
                && rate == clock.rate
                && zone.equals(clock.zone);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
