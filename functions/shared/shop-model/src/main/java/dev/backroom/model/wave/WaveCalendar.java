package dev.backroom.model.wave;

import dev.backroom.model.Shop;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The days of one warehouse of one shop.
 *
 * @param region the shop's market
 * @param hours of the shop's day at which waves go out
 */
public record WaveCalendar(String region, ZoneId zone, SortedSet<Integer> hours, Warehouse warehouse) {
    /** A turn that was missed by more than this is left to the next one. */
    public static final Duration LATEST = Duration.ofHours(2);

    /** How far ahead a working day is looked for. */
    static final int LONGEST_PAUSE_DAYS = 60;

    /** The calendar of a warehouse of a shop. */
    public static WaveCalendar of(Shop shop, WaveSettings settings, String warehouse) {
        return new WaveCalendar(shop.region(), shop.zone(), settings.hours(), settings.warehouse(warehouse));
    }

    /** The shop's date at an instant. */
    public LocalDate date(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** Orders that are packed on a date; 0 on a day off. */
    public int capacity(LocalDate date) {
        return warehouse.capacityOn(date, region);
    }

    /** Orders that a wave out of turn may bring beyond the capacity; 0 on a day off. */
    public int overtime(LocalDate date) {
        return warehouse.overtimeOn(date, region);
    }

    /** The turns of a date, earliest first; none on a day off. */
    public List<Turn> turns(LocalDate date) {
        return capacity(date) == 0
                ? List.of()
                : hours.stream()
                        .map(hour -> new Turn(date, hour, at(date, LocalTime.of(hour, 0))))
                        .toList();
    }

    /** The turn whose wave is to be out by now: the last one that has come, unless it was missed for too long. */
    public Optional<Turn> due(Instant now) {
        return turns(date(now)).stream()
                .filter(turn -> !turn.at().isAfter(now))
                .reduce((earlier, later) -> later)
                .filter(turn -> !turn.at().plus(LATEST).isBefore(now));
    }

    /** The turns of today that are still to come. */
    public List<Turn> ahead(Instant now) {
        return turns(date(now)).stream().filter(turn -> turn.at().isAfter(now)).toList();
    }

    /**
     * When the carrier takes what goes out at an instant.
     *
     * @return empty if the warehouse does not work in the next 60 days
     */
    public Optional<Instant> pickup(Instant out) {
        LocalDate date = date(out);
        for (int day = 0; day <= LONGEST_PAUSE_DAYS; day++, date = date.plusDays(1)) {
            Instant pickup = at(date, warehouse.pickup());
            if (capacity(date) > 0 && !pickup.minus(warehouse.packing()).isBefore(out)) {
                return Optional.of(pickup);
            }
        }
        return Optional.empty();
    }

    /**
     * When what goes out at an instant is packed, and its shipment arranged.
     *
     * @return empty if the warehouse does not work in the next 60 days
     */
    public Optional<Instant> packed(Instant out) {
        return capacity(date(out)) > 0 ? Optional.of(out.plus(warehouse.packing())) : pickup(out);
    }

    /** Whether what goes out now still goes with today's carrier. */
    public boolean leavesToday(Instant now) {
        return pickup(now).filter(pickup -> date(pickup).equals(date(now))).isPresent();
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }
}
