package dev.backroom.model.clock;

import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.ToPack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an order stands against its own deadlines, which are the platform's and never computed from text. An order that is not
 * the seller's to ship now, or has none, is fine.
 */
public sealed interface ShipClock {
    /** How long before a deadline somebody is told, and sees the order at risk. */
    Duration MARGIN = Duration.ofHours(4);

    /** @param next the deadline that comes first; empty where none runs */
    record Fine(Optional<Limit> next) implements ShipClock {}

    /** Its next deadline lies before the shop's midnight. */
    record DueToday(Limit next) implements ShipClock {}

    /** Its next deadline is so near that somebody has to act. */
    record AtRisk(Limit next) implements ShipClock {}

    /**
     * A dispatch deadline has passed.
     *
     * @param missed the first that was missed
     * @param cancels when the platform will cancel the order; empty where it does not say, or cannot any more
     */
    record Late(Limit missed, Optional<Instant> cancels) implements ShipClock {}

    /** @param margin how long before a deadline an order is at risk */
    static ShipClock of(ToPack order, Instant now, ZoneId zone, Duration margin) {
        Optional<Limit> missed = running(order)
                .filter(limit -> limit.what() != Limit.What.CANCELLED)
                .filter(limit -> !now.isBefore(limit.at()))
                .min(Comparator.comparing(Limit::at));
        if (missed.isPresent()) {
            return new Late(
                    missed.get(),
                    running(order)
                            .filter(limit -> limit.what() == Limit.What.CANCELLED)
                            .map(Limit::at)
                            .findFirst());
        }
        Optional<Limit> next = running(order).min(Comparator.comparing(Limit::at));
        if (next.isEmpty()) {
            return new Fine(next);
        }
        if (!now.isBefore(next.get().at().minus(margin))) {
            return new AtRisk(next.get());
        }
        return next.get().at().isBefore(ShopDay.at(now, zone).end()) ? new DueToday(next.get()) : new Fine(next);
    }

    /** From when on the order is late, if nothing happens before; empty where no such deadline runs. */
    static Optional<Instant> lateFrom(ToPack order) {
        return running(order)
                .filter(limit -> limit.what() != Limit.What.CANCELLED)
                .map(Limit::at)
                .min(Comparator.naturalOrder());
    }

    private static Stream<Limit> running(ToPack order) {
        if (order.fulfilledBy() == FulfilledBy.PLATFORM) {
            return Stream.empty();
        }
        Stream<Limit> arranged = order.deadlines().ready().map(at -> new Limit(Limit.What.ARRANGED, at)).stream();
        Stream<Limit> collected = order.deadlines().collected().map(at -> new Limit(Limit.What.COLLECTED, at)).stream();
        Stream<Limit> cancelled =
                order.deadlines().autoCancel().map(at -> new Limit(Limit.What.CANCELLED, at)).stream();
        return switch (order.status()) {
            case AWAITING_SHIPMENT, PARTIALLY_SHIPPING ->
                Stream.of(arranged, collected, cancelled).flatMap(s -> s);
            case AWAITING_COLLECTION -> collected;
            case UNPAID, ON_HOLD, UNRECOGNISED, IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED -> Stream.empty();
        };
    }
}
