package dev.backroom.cli.demo;

import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Figures;
import dev.backroom.simulator.books.BookedDay;
import dev.backroom.simulator.books.Punctuality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the stored figures of a shop's days with those of the simulator's books: pure. */
final class FigureAudit {
    /**
     * What the comparison found.
     *
     * @param compared figures, zeros left out
     * @param wrong those that differ, in words
     */
    record Report(int compared, List<String> wrong) {
        Report {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * What is stored.
     *
     * @param demand units by day and SKU
     */
    record Stored(Map<LocalDate, DayFigures> days, Map<LocalDate, SortedMap<String, Long>> demand) {}

    /** Counted on the day of the deadline, which may be yet to come. */
    private static final Set<String> DUE = Stream.of(
                    Count.DISPATCH_DUE,
                    Count.DISPATCHED_IN_TIME,
                    Count.TRACK_DUE,
                    Count.TRACKED,
                    Count.DELIVERY_DUE,
                    Count.DELIVERED_IN_TIME)
            .map(Count::attribute)
            .collect(Collectors.toSet());

    private final List<String> wrong = new ArrayList<>();
    private int compared;

    private FigureAudit() {}

    /**
     * Compares every day of the books, and looks for days that are none of theirs.
     *
     * @param lookedAt the day at whose end the stock was looked at
     */
    static Report of(SortedMap<LocalDate, BookedDay> booked, Stored stored, LocalDate lookedAt, String currency) {
        FigureAudit audit = new FigureAudit();
        booked.forEach((day, figures) -> audit.day(
                day.toString(),
                row(figures, currency, day.equals(lookedAt)),
                row(
                        Optional.ofNullable(stored.days().get(day)),
                        stored.demand().getOrDefault(day, new TreeMap<>()),
                        day.equals(lookedAt))));
        stored.days().forEach((day, figures) -> {
            if (!booked.containsKey(day)) {
                SortedMap<String, BigDecimal> row = row(Optional.of(figures), new TreeMap<>(), false);
                if (day.isAfter(booked.lastKey())) {
                    DUE.forEach(row::remove);
                }
                audit.day(day.toString(), new TreeMap<>(), row);
            }
        });
        return new Report(audit.compared, audit.wrong);
    }

    private void day(String day, SortedMap<String, BigDecimal> booked, SortedMap<String, BigDecimal> stored) {
        TreeMap<String, BigDecimal> all = new TreeMap<>(booked);
        stored.forEach(all::putIfAbsent);
        all.keySet().forEach(name -> {
            BigDecimal wanted = booked.getOrDefault(name, BigDecimal.ZERO);
            BigDecimal found = stored.getOrDefault(name, BigDecimal.ZERO);
            compared++;
            if (wanted.compareTo(found) != 0) {
                wrong.add("%s %s is %s, stored as %s"
                        .formatted(day, name, wanted.toPlainString(), found.toPlainString()));
            }
        });
    }

    private static SortedMap<String, BigDecimal> row(BookedDay day, String currency, boolean lookedAt) {
        TreeMap<String, BigDecimal> row = new TreeMap<>();
        put(row, Count.ORDERS.attribute(), day.orders());
        put(row, Count.UNITS.attribute(), day.units());
        put(row, Count.CANCELLED.attribute(), day.cancellations());
        put(row, Count.UNPAID_CANCELLED.attribute(), day.unpaidCancellations());
        put(row, Count.ENTERED.attribute(), day.entered());
        put(row, Count.LEFT.attribute(), day.left());
        put(row, Count.SHIP_DUE.attribute(), day.shipDue());
        put(row, Count.SHIPPED_IN_TIME.attribute(), day.shippedInTime());
        put(row, Count.UNITS_OUT.attribute(), day.unitsOut());
        Punctuality kept = day.punctuality();
        put(row, Count.DISPATCH_DUE.attribute(), kept.dispatchDue());
        put(row, Count.DISPATCHED_IN_TIME.attribute(), kept.dispatchedInTime());
        put(row, Count.TRACK_DUE.attribute(), kept.trackDue());
        put(row, Count.TRACKED.attribute(), kept.tracked());
        put(row, Count.DELIVERY_DUE.attribute(), kept.deliveryDue());
        put(row, Count.DELIVERED_IN_TIME.attribute(), kept.deliveredInTime());
        put(row, Count.GOOD_REVIEWS.attribute(), day.goodReviews());
        put(row, Count.MIXED_REVIEWS.attribute(), day.mixedReviews());
        put(row, Count.BAD_REVIEWS.attribute(), day.badReviews());
        put(row, "pending at its end", day.pending());
        put(row, "gmv " + currency, day.gmv());
        put(row, "ad spend " + currency, day.adSpend());
        day.goodReviewShare().ifPresent(share -> put(row, "good review share", share));
        day.badReviewShare().ifPresent(share -> put(row, "bad review share", share));
        if (day.adSpend().signum() > 0) {
            day.adShare().ifPresent(share -> put(row, "ad spend to gmv " + currency, share));
        }
        if (lookedAt) {
            put(row, "on hand", day.onHand());
        }
        day.demand().forEach((sku, units) -> put(row, "demand " + sku, units));
        return row;
    }

    private static SortedMap<String, BigDecimal> row(
            Optional<DayFigures> found, SortedMap<String, Long> demand, boolean lookedAt) {
        TreeMap<String, BigDecimal> row = new TreeMap<>();
        found.ifPresent(day -> {
            for (Count count : Count.values()) {
                put(row, count.attribute(), day.counts().count(count));
            }
            put(row, "pending at its end", day.pending());
            day.counts().gmv().forEach((currency, sum) -> put(row, "gmv " + currency, sum));
            day.adSpend().forEach((currency, sum) -> put(row, "ad spend " + currency, sum));
            Figures figures = Figures.of(day);
            figures.goodReviewShare().ifPresent(share -> put(row, "good review share", share));
            figures.badReviewShare().ifPresent(share -> put(row, "bad review share", share));
            figures.adShares().forEach((currency, share) -> put(row, "ad spend to gmv " + currency, share));
            if (lookedAt) {
                day.onHand().ifPresent(units -> put(row, "on hand", units));
            }
        });
        demand.forEach((sku, units) -> put(row, "demand " + sku, units));
        return row;
    }

    private static void put(SortedMap<String, BigDecimal> row, String name, long n) {
        put(row, name, BigDecimal.valueOf(n));
    }

    private static void put(SortedMap<String, BigDecimal> row, String name, BigDecimal n) {
        if (n.signum() != 0) {
            row.put(name, n);
        }
    }
}
