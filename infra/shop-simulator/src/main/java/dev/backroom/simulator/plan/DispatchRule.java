package dev.backroom.simulator.plan;

import dev.backroom.simulator.shop.Market;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * By when a market wants an order arranged, collected and delivered, each at 23:59:59 of a working day of the shop. The
 * simulated platform computes them so that its orders carry plausible deadlines; a system reads them from the order.
 *
 * @param week the working days
 * @param cutOff an order from this time of the shop on counts as the next working day's
 * @param arrange working days until it must be arranged
 * @param collect working days until the carrier must have it
 * @param cancel working days until the platform cancels what is not arranged
 * @param deliver working days until it must be delivered
 */
public record DispatchRule(Set<DayOfWeek> week, LocalTime cutOff, int arrange, int collect, int cancel, int deliver) {
    private static final Set<DayOfWeek> SIX_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    private static final Set<DayOfWeek> FIVE_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalTime DAYS_END = LocalTime.of(23, 59, 59);

    public DispatchRule {
        week = Set.copyOf(week);
        if (week.isEmpty() || arrange < 1 || collect < arrange || cancel < collect || deliver < collect) {
            throw new IllegalArgumentException("deadlines come in the order arranged, collected, cancelled");
        }
    }

    /** The rule of a market, as far as it is published; Manila's is like its neighbours'. */
    public static DispatchRule of(Market market) {
        return switch (market) {
            case PH -> new DispatchRule(SIX_DAYS, LocalTime.of(14, 0), 1, 2, 4, 6);
            case US -> new DispatchRule(FIVE_DAYS, DAYS_END, 2, 2, 7, 6);
            case GB, DE, IE -> new DispatchRule(FIVE_DAYS, DAYS_END, 2, 2, 7, 5);
        };
    }

    public Instant arrangedBy(Instant placed, ZoneId zone) {
        return endOf(arrange, placed, zone);
    }

    public Instant collectedBy(Instant placed, ZoneId zone) {
        return endOf(collect, placed, zone);
    }

    public Instant cancelledAt(Instant placed, ZoneId zone) {
        return endOf(cancel, placed, zone);
    }

    Instant deliveredBy(Instant placed, ZoneId zone) {
        return endOf(deliver, placed, zone);
    }

    private Instant endOf(int days, Instant placed, ZoneId zone) {
        ZonedDateTime local = placed.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (!week.contains(day.getDayOfWeek()) || !local.toLocalTime().isBefore(cutOff)) {
            day = next(day);
        }
        for (int i = 0; i < days; i++) {
            day = next(day);
        }
        return day.atTime(DAYS_END).atZone(zone).toInstant();
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!week.contains(next.getDayOfWeek())) {
            next = next.plusDays(1);
        }
        return next;
    }
}
