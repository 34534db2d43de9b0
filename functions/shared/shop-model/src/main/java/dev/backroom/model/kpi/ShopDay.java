package dev.backroom.model.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day as the shop lives it: 24 hours, 23 or 25 where clocks change. Counters are kept by UTC hours; an hour belongs to
 * the day that it starts in, which is exact in every zone whose offset is whole hours, as all the platform's markets are.
 */
public record ShopDay(LocalDate date, ZoneId zone) implements Comparable<ShopDay> {
    public static ShopDay at(Instant instant, ZoneId zone) {
        return new ShopDay(LocalDate.ofInstant(instant, zone), zone);
    }

    /** The days that hours of a UTC date belong to: one or two. */
    public static List<ShopDay> overlapping(LocalDate utcDate, ZoneId zone) {
        Instant start = utcDate.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant last =
                utcDate.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
        return Stream.of(at(start, zone), at(last, zone)).distinct().toList();
    }

    public Instant start() {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The first instant of the next day. */
    public Instant end() {
        return next().start();
    }

    public boolean has(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    public ShopDay next() {
        return new ShopDay(date.plusDays(1), zone);
    }

    @Override
    public int compareTo(ShopDay other) {
        return date.compareTo(other.date);
    }
}
