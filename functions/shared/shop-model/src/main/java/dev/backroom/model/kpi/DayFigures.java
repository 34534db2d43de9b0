package dev.backroom.model.kpi;

import dev.backroom.model.ShopId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One shop's day.
 *
 * @param counts the sum of the day's hours
 * @param due of the day's sales, those whose 24 hours are over (and that were not cancelled within them)
 * @param inTime of those, the ones shipped within 24 hours
 * @param pending orders to ship at the day's end, or now while it lasts
 * @param onHand units in the owner's buildings at the day's end; absent where nobody looked then
 * @param ownerUnitsOut units that left those buildings during the day, for all shops of the owner
 * @param adSpend by currency, in main units
 */
public record DayFigures(
        ShopId shop,
        LocalDate day,
        State state,
        Tally counts,
        long due,
        long inTime,
        long pending,
        OptionalLong onHand,
        long ownerUnitsOut,
        SortedMap<String, BigDecimal> adSpend) {
    /** From so long after its end on a day stays as it is. The last of its orders is due after half of that. */
    public static final Duration SETTLES_IN = Duration.ofHours(48);

    /** How far a day has come. */
    public enum State {
        /** It still lasts. */
        OPEN,
        /** It is over; late news still counts. */
        CLOSED,
        /** It changes no more, unless a person asks for it. */
        FINAL
    }

    public DayFigures {
        SortedMap<String, BigDecimal> spent = new TreeMap<>();
        adSpend.forEach((currency, amount) -> spent.put(currency, amount.stripTrailingZeros()));
        adSpend = Collections.unmodifiableSortedMap(spent);
    }
}
