package dev.backroom.localcloud.clock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clock that started at a chosen instant and runs a given number of times as fast as the real one, and from other chosen
 * instants of its own at other rates: an evening slowly enough to watch, the night after it in a rush. Two processes with
 * the same {@link #toString text} agree on the time. Where the real one is a {@link GovernedClock}, so does this one wait.
 */
public final class ScaledClock extends Clock {
    private static final Pattern TEXT = Pattern.compile("(\\S+?Z)@(\\d+)x(\\d+)((?:,\\S+?Zx\\d+)*)(?:;(.+))?");
    private static final Pattern CHANGE = Pattern.compile(",(\\S+?Z)x(\\d+)");

    /**
     * A stretch at one rate, until the next one begins.
     *
     * @param from what this clock shows at {@code anchor}
     * @param anchor real time
     */
    private record Stretch(Instant from, Instant anchor, int rate) {
        Stretch {
            if (rate < 1) {
                throw new IllegalArgumentException("A clock's rate is at least 1, not " + rate);
            }
        }

        Instant at(Instant real) {
            return from.plus(Duration.between(anchor, real).multipliedBy(rate));
        }

        Instant realAt(Instant shown) {
            return anchor.plus(Duration.between(from, shown).dividedBy(rate));
        }
    }

    private final Clock real;
    private final List<Stretch> stretches;
    private final ZoneId zone;

    /**
     * @param real what passes at normal speed
     * @param start what this clock showed at {@code anchor}
     * @param anchor the real instant at which this clock showed {@code start}
     * @param rate this clock's seconds per real second, at least 1
     */
    public ScaledClock(Clock real, Instant start, Instant anchor, int rate) {
        this(real, List.of(new Stretch(start, Instant.ofEpochMilli(anchor.toEpochMilli()), rate)), ZoneOffset.UTC);
    }

    private ScaledClock(Clock real, List<Stretch> stretches, ZoneId zone) {
        this.real = real;
        this.stretches = List.copyOf(stretches);
        this.zone = zone;
    }

    /**
     * Reads a clock's text.
     *
     * @param text such as {@code 2026-11-20T18:00:00Z@1795369873000x120}: start, real epoch milliseconds, rate; then, where
     *     the rate changes, {@code ,2026-11-20T22:30:00Zx900}; then, where it is governed, {@code ;} and the file that does it
     * @throws IllegalStateException if nobody governs by that file
     */
    public static ScaledClock parse(String text, Clock real) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a clock: " + text + "; wanted START@EPOCH_MILLISxRATE[,INSTANTxRATE]...[;FILE]");
        }
        Clock passing = Optional.ofNullable(matcher.group(5))
                .<Clock>map(file -> GovernedClock.follow(real, Path.of(file)))
                .orElse(real);
        ScaledClock clock = new ScaledClock(
                passing,
                Instant.parse(matcher.group(1)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                Integer.parseInt(matcher.group(3)));
        Matcher changes = CHANGE.matcher(matcher.group(4));
        while (changes.find()) {
            clock = clock.then(Instant.parse(changes.group(1)), Integer.parseInt(changes.group(2)));
        }
        return clock;
    }

    /**
     * The same clock with another rate from one of its own instants on.
     *
     * @param from after the last change
     */
    public ScaledClock then(Instant from, int otherRate) {
        Stretch last = stretches.getLast();
        if (!from.isAfter(last.from())) {
            throw new IllegalArgumentException("A clock's rate changes at " + from + ", before it began to run so");
        }
        List<Stretch> more = new ArrayList<>(stretches);
        more.add(new Stretch(from, last.realAt(from), otherRate));
        return new ScaledClock(real, more, zone);
    }

    /** What lets it pass, if anything does. */
    public Optional<GovernedClock> governed() {
        return real instanceof GovernedClock governed ? Optional.of(governed) : Optional.empty();
    }

    /** The rate at which it began. */
    public int rate() {
        return stretches.getFirst().rate();
    }

    /** How long the stretch of this clock's time took, or will take, that ends at an instant of its own. */
    public Duration real(Duration stretch, Instant until) {
        return Duration.between(realAt(until.minus(stretch)), realAt(until));
    }

    /** The instant of the time below at which this clock shows, or showed, an instant. */
    public Instant realAt(Instant shown) {
        Stretch found = stretches.getFirst();
        for (Stretch stretch : stretches) {
            if (!shown.isBefore(stretch.from())) {
                found = stretch;
            }
        }
        return found.realAt(shown);
    }

    /** What it showed at a real instant that is past; where it is governed, only the governing process knows. */
    public Instant shownAt(Instant past) {
        return shown(governed().map(clock -> clock.shownAt(past)).orElse(past));
    }

    @Override
    public Instant instant() {
        return shown(real.instant());
    }

    private Instant shown(Instant now) {
        Stretch found = stretches.getFirst();
        for (Stretch stretch : stretches) {
            if (!now.isBefore(stretch.anchor())) {
                found = stretch;
            }
        }
        return found.at(now);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScaledClock(real, stretches, other);
    }

    @Override
    public String toString() {
        Stretch first = stretches.getFirst();
        StringBuilder text = new StringBuilder(
                "%s@%dx%d".formatted(first.from(), first.anchor().toEpochMilli(), first.rate()));
        stretches.stream()
                .skip(1)
                .forEach(stretch ->
                        text.append(',').append(stretch.from()).append('x').append(stretch.rate()));
        governed()
                .flatMap(GovernedClock::file)
                .ifPresent(file -> text.append(';').append(file));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScaledClock clock && stretches.equals(clock.stretches) && zone.equals(clock.zone);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
