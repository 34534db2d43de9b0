package dev.backroom.model.clock;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be told about the open orders' clocks: each order once at each stage of each deadline.
 *
 * @param news by stage, most urgent deadline first
 * @param told what somebody has been told about, once this is told; orders that are fine again are forgotten
 */
public record ClockNews(SortedMap<Stage, List<Late>> news, SortedMap<OrderKey, Notified> told) {
    /** The stages, in order. */
    public enum Stage {
        /** Somebody has to act before the deadline. */
        AT_RISK,
        /** The dispatch deadline has passed. */
        LATE,
        /** The platform is about to cancel. */
        CANCELS
    }

    /** What somebody was told of one order. */
    public record Notified(Stage stage, Instant due) {}

    /** An order and the deadline that it is about. */
    public record Late(Order order, Instant due) {}

    public ClockNews {
        news = Collections.unmodifiableSortedMap(new TreeMap<>(news));
        told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
    }

    /**
     * What is new.
     *
     * @param open the orders whose deadlines are near or past
     * @param had what was told before
     * @param margin how long before a deadline somebody is told
     */
    public static ClockNews of(
            Collection<Order> open, Map<OrderKey, Notified> had, Instant now, ZoneId zone, Duration margin) {
        SortedMap<Stage, List<Late>> news = new TreeMap<>();
        SortedMap<OrderKey, Notified> told = new TreeMap<>();
        for (Order order : open) {
            stage(order, now, zone, margin).ifPresent(stands -> {
                told.put(order.key(), stands);
                Notified before = had.get(order.key());
                if (before == null || isNews(before, stands)) {
                    news.computeIfAbsent(stands.stage(), none -> new ArrayList<>())
                            .add(new Late(order, stands.due()));
                }
            });
        }
        news.values().forEach(orders -> orders.sort(Comparator.comparing(Late::due)));
        return new ClockNews(news, told);
    }

    private static boolean isNews(Notified before, Notified stands) {
        int further = stands.stage().compareTo(before.stage());
        // A packed order that was late has a second deadline, the carrier's, and that one may be at risk in its turn.
        boolean another = stands.due().isAfter(before.due());
        return further > 0 || another || (further == 0 && !stands.due().equals(before.due()));
    }

    private static Optional<Notified> stage(Order order, Instant now, ZoneId zone, Duration margin) {
        return switch (ShipClock.of(order, now, zone, margin)) {
            case ShipClock.Fine(Optional<Limit> next) -> Optional.empty();
            case ShipClock.DueToday(Limit next) -> Optional.empty();
            case ShipClock.AtRisk(Limit next) -> Optional.of(new Notified(Stage.AT_RISK, next.at()));
            case ShipClock.Late(Limit missed, Optional<Instant> cancels) ->
                Optional.of(cancels.filter(at -> !now.isBefore(at.minus(margin)))
                        .map(at -> new Notified(Stage.CANCELS, at))
                        .orElse(new Notified(Stage.LATE, missed.at())));
        };
    }
}
