package dev.backroom.model.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a warehouse can do. Days and times are those of the shop's zone.
 *
 * @param capacity orders that it packs on each weekday; a weekday that is not named has {@link #UNMEASURED}, 0 is a day off
 * @param pickup when the carrier comes
 * @param packing how long before the pickup a wave must be out to go with it; a later one goes with the next day's
 * @param calendar the market whose holidays it keeps, such as {@code CN}; empty for the shop's own
 * @param open dates on which it works although they are holidays
 * @param closed dates on which it does not work although it would
 * @param overtime orders that it can pack beyond a day's capacity in a wave out of turn, in percent of the capacity
 */
public record Warehouse(
        Map<DayOfWeek, Integer> capacity,
        LocalTime pickup,
        Duration packing,
        Optional<String> calendar,
        Set<LocalDate> open,
        Set<LocalDate> closed,
        int overtime) {
    /** Orders a day of a warehouse that nobody measured: a wave takes all there is. */
    public static final int UNMEASURED = 1_000_000;

    private static final Duration DAY = Duration.ofDays(1);

    public static final Warehouse DEFAULT =
            new Warehouse(Map.of(), LocalTime.of(18, 0), Duration.ofHours(2), Optional.empty(), Set.of(), Set.of(), 25);

    public Warehouse {
        if (capacity.values().stream().anyMatch(orders -> orders < 0 || orders > UNMEASURED)) {
            throw new IllegalArgumentException("a capacity is 0 to " + UNMEASURED + " orders a day");
        }
        if (packing.isNegative() || packing.compareTo(DAY) >= 0) {
            throw new IllegalArgumentException("packing takes 0 to 24 hours");
        }
        if (overtime < 0) {
            throw new IllegalArgumentException("negative overtime");
        }
        capacity = Map.copyOf(capacity);
        open = Set.copyOf(open);
        closed = Set.copyOf(closed);
    }

    /** A warehouse that packs so many orders on every day of the week. */
    public static Warehouse packing(int ordersADay) {
        Map<DayOfWeek, Integer> capacity = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            capacity.put(day, ordersADay);
        }
        return new Warehouse(
                capacity,
                DEFAULT.pickup,
                DEFAULT.packing,
                DEFAULT.calendar,
                DEFAULT.open,
                DEFAULT.closed,
                DEFAULT.overtime);
    }

    /**
     * How many orders it packs on a date, in its regular hours.
     *
     * @param region the shop's market, for a warehouse without a calendar of its own
     * @return 0 when it is closed
     */
    public int capacityOn(LocalDate date, String region) {
        if (closed.contains(date)) {
            return 0;
        }
        if (!open.contains(date)
                && Holidays.of(calendar.orElse(region)).on(date).isPresent()) {
            return 0;
        }
        return capacity.getOrDefault(date.getDayOfWeek(), UNMEASURED);
    }

    /** Orders beyond the capacity that one wave out of turn may bring; 0 on a day off. */
    public int overtimeOn(LocalDate date, String region) {
        return (int) Math.ceilDiv((long) capacityOn(date, region) * overtime, 100L);
    }
}
