package dev.backroom.model.health;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How one rate stands, and how it will stand if the last days go on: in h days the window holds its newest {@code days - h}
 * days of today and h days at the pace of the last {@link #PACE}.
 *
 * @param now over the last whole days of the window
 * @param end the pace, which is what the window holds when it ends in as many days as it has
 * @param crosses the first day on which the projected rate is beyond the threshold; empty where it is not, or is already
 */
public record Outlook(Threshold threshold, State state, DayRate now, DayRate end, Optional<LocalDate> crosses) {
    /** Whole days that the pace is taken from. */
    public static final int PACE = 3;

    public enum State {
        CALM,
        /** It will be beyond the threshold within the window's length. */
        AT_RISK,
        /** It is beyond the threshold. */
        BEYOND
    }

    /**
     * Looks ahead.
     *
     * @param days what happened by day; days that are absent had nothing
     * @param today the shop's day, which is not over and does not count yet
     */
    public static Outlook of(Threshold threshold, Map<LocalDate, DayRate> days, LocalDate today) {
        int length = threshold.days();
        DayRate now = sum(days, today.minusDays(length), today);
        DayRate end = sum(days, today.minusDays(PACE), today);
        if (isBeyond(threshold, now, 1)) {
            return new Outlook(threshold, State.BEYOND, now, end, Optional.empty());
        }
        for (int ahead = 1; ahead <= length; ahead++) {
            // Everything PACE times over, so that the pace stays exact.
            DayRate then = sum(days, today.minusDays((long) length - ahead), today)
                    .times(PACE)
                    .plus(end.times(ahead));
            if (isBeyond(threshold, then, PACE)) {
                return new Outlook(threshold, State.AT_RISK, now, end, Optional.of(today.plusDays(ahead - 1L)));
            }
        }
        return new Outlook(threshold, State.CALM, now, end, Optional.empty());
    }

    private static boolean isBeyond(Threshold threshold, DayRate rate, int scale) {
        return rate.all() >= (long) threshold.least() * scale && rate.percent().compareTo(threshold.mostBad()) > 0;
    }

    private static DayRate sum(Map<LocalDate, DayRate> days, LocalDate from, LocalDate before) {
        DayRate sum = DayRate.NONE;
        for (LocalDate day = from; day.isBefore(before); day = day.plusDays(1)) {
            sum = sum.plus(days.getOrDefault(day, DayRate.NONE));
        }
        return sum;
    }
}
