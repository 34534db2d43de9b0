package dev.backroom.model.wave;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the next wave of a warehouse will bring, as it looked when the desk looked last.
 *
 * @param at when that was
 * @param next when the next regular wave goes out; empty if the warehouse does not work in the next 60 days
 * @param backlog ready orders that wait for the warehouse
 * @param fits how many of them the next wave takes
 * @param atRisk orders that will be late for want of capacity, as {@link Overload#atRisk}
 * @param breaks the first deadline among those at risk
 */
public record WaveForecast(
        String warehouse,
        Instant at,
        Optional<Instant> next,
        int backlog,
        int fits,
        int atRisk,
        Optional<Instant> breaks) {

    /** @param used orders of today's regular waves so far */
    public static WaveForecast of(String warehouse, Overload overload, WaveCalendar calendar, Instant now, int used) {
        LocalDate today = calendar.date(now);
        for (int day = 0; day <= WaveCalendar.LONGEST_PAUSE_DAYS; day++) {
            LocalDate date = today.plusDays(day);
            List<Turn> turns = day == 0 ? calendar.ahead(now) : calendar.turns(date);
            if (!turns.isEmpty()) {
                int share = Overload.share(calendar.capacity(date) - (day == 0 ? used : 0), turns.size());
                return of(warehouse, overload, now, Optional.of(turns.getFirst().at()), share);
            }
        }
        return of(warehouse, overload, now, Optional.empty(), 0);
    }

    private static WaveForecast of(
            String warehouse, Overload overload, Instant now, Optional<Instant> next, int share) {
        return new WaveForecast(
                warehouse,
                now,
                next,
                overload.backlog(),
                Math.min(overload.backlog(), share),
                overload.atRisk(),
                overload.breaks());
    }

    /** Ready orders that the next wave leaves behind. */
    public int leftOut() {
        return backlog - fits;
    }
}
