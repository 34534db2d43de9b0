package dev.backroom.model.clock;

import dev.backroom.model.order.ToPack;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How an order stands against its deadlines, in one word: the word that tiles, rows, notices and figures share. Every open order
 * is exactly one of these; {@link ShipClock} says by which deadline.
 */
public enum Standing {
    /** A deadline of the dispatch has passed: the arranging of a shipment not arranged, or the carrier's scan. */
    LATE,
    /** The next deadline comes within {@link ShipClock#MARGIN}. */
    AT_RISK,
    /** The next deadline comes later than that, and before the shop's midnight. */
    DUE_TODAY,
    /** The next deadline is another day's, or none runs. */
    FINE;

    /** @param zone the shop's, which says when today ends */
    public static Standing of(ToPack order, Instant now, ZoneId zone) {
        return of(ShipClock.of(order, now, zone, ShipClock.MARGIN));
    }

    public static Standing of(ShipClock clock) {
        return switch (clock) {
            case ShipClock.Late late -> LATE;
            case ShipClock.AtRisk risk -> AT_RISK;
            case ShipClock.DueToday today -> DUE_TODAY;
            case ShipClock.Fine fine -> FINE;
        };
    }
}
