package dev.backroom.simulator.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who fetches a shop's parcels: every day at set hours of the shop's time, whatever was arranged long enough before.
 *
 * @param collections the hours, in order, at least one
 * @param notice how long before a collection a parcel must be arranged to go with it
 * @param least the shortest way to a buyer
 * @param most the longest
 */
public record Carrier(List<LocalTime> collections, Duration notice, Duration least, Duration most) {
    /** Half past twelve and half past six in the evening; a parcel arrives after 14 to 40 hours. */
    public static final Carrier USUAL = new Carrier(
            List.of(LocalTime.of(12, 30), LocalTime.of(18, 30)),
            Duration.ofMinutes(20),
            Duration.ofHours(14),
            Duration.ofHours(40));

    private static final int DAYS_AHEAD = 3;

    public Carrier {
        collections = List.copyOf(collections);
        if (collections.isEmpty() || notice.isNegative() || !least.isPositive() || most.compareTo(least) <= 0) {
            throw new IllegalArgumentException(
                    "a carrier collects daily, and the longest way is longer than the shortest");
        }
    }

    /** When a parcel that was arranged now is collected. */
    public Instant collects(Instant arranged, ZoneId zone) {
        Instant ready = arranged.plus(notice);
        LocalDate today = LocalDate.ofInstant(ready, zone);
        for (int day = 0; day < DAYS_AHEAD; day++) {
            for (LocalTime hour : collections) {
                Instant collection =
                        today.plusDays(day).atTime(hour).atZone(zone).toInstant();
                if (!collection.isBefore(ready)) {
                    return collection;
                }
            }
        }
        throw new IllegalStateException("a daily collection is never days away");
    }

    /** When a parcel that was collected then is at its buyer's door. */
    public Instant delivers(Instant collected, SplittableRandom chance) {
        return collected.plusSeconds(chance.nextLong(least.toSeconds(), most.toSeconds()));
    }
}
