package dev.backroom.console.today;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Figures;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.kpi.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A shop's figures as a page shows them: now, a day earlier, and two days earlier. Formulas are those of docs/kpis.md; what
 * is counted by day is compared up to the same hour.
 *
 * @param until the hour up to which yesterday is compared with today
 * @param today orders by hour of the shop's day, so far
 * @param yesterday orders by hour of the whole day before
 */
public record ShopFigures(Shop shop, Instant until, List<Row> rows, List<Long> today, List<Long> yesterday) {
    /** Days of the small charts. */
    public static final int CHART_DAYS = 14;

    /** Days that have to be read. */
    public static final int DAYS = 34;
    /** From so long before now on hours have to be read. */
    public static final Duration HOURS = Duration.ofDays(4);

    private static final int MONTH = 30;
    private static final int WEEK = 7;

    /** How a figure is written, and whether more of it is better. */
    public enum Unit {
        COUNT,
        MONEY,
        SHARE,
        DAYS
    }

    /** Which direction is good news. */
    public enum Good {
        MORE,
        LESS,
        NEITHER
    }

    /**
     * One figure.
     *
     * @param currency of money and ad shares; empty for others
     * @param now today so far, or the window that ends now
     * @param sameHour of yesterday up to the same hour, or the window that ended a day earlier
     * @param yesterday of the whole day, or the same window as {@code sameHour}
     * @param before of the day before yesterday, or the window that ended two days earlier
     * @param chart the newest {@link #CHART_DAYS} days, oldest first; empty where a day has no figure
     */
    public record Row(
            String name,
            Unit unit,
            String currency,
            Good good,
            Optional<BigDecimal> now,
            Optional<BigDecimal> sameHour,
            Optional<BigDecimal> yesterday,
            Optional<BigDecimal> before,
            List<Optional<BigDecimal>> chart) {}

    public static ShopFigures of(Shop shop, ShopCounters counters, List<DayFigures> days, Instant now) {
        ShopDay today = ShopDay.at(now, shop.zone());
        Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        Duration gone = Duration.between(today.start(), hour);
        ShopDay yesterday = ShopDay.at(today.start().minusSeconds(1), shop.zone());
        ShopDay before = ShopDay.at(yesterday.start().minusSeconds(1), shop.zone());
        Instant until = yesterday.start().plus(gone);
        Sums sums = new Sums(
                counters.of(today),
                sum(counters.hours().subMap(yesterday.start(), min(until, yesterday.end()))),
                counters.of(yesterday),
                counters.of(before));
        List<Row> rows = new ArrayList<>();
        rows.add(pending(counters, today, yesterday, days));
        rows.add(new Row(
                "shipRate",
                Unit.SHARE,
                "",
                Good.MORE,
                rate(counters, now),
                rate(counters, now.minus(Duration.ofDays(1))),
                rate(counters, now.minus(Duration.ofDays(1))),
                rate(counters, now.minus(Duration.ofDays(2))),
                chart(days, today, day -> Figures.of(day).shipRate())));
        TreeSet<String> currencies = new TreeSet<>();
        days.forEach(day -> currencies.addAll(day.counts().gmv().keySet()));
        currencies.addAll(sums.now().gmv().keySet());
        for (String currency : currencies) {
            rows.add(sums.row(
                    "gmv",
                    Unit.MONEY,
                    currency,
                    Good.MORE,
                    tally -> tally.gmv().getOrDefault(currency, BigDecimal.ZERO),
                    days,
                    today));
        }
        rows.add(sums.count("ordersFigure", Count.ORDERS, Good.MORE, days, today));
        rows.add(sums.count("units", Count.UNITS, Good.MORE, days, today));
        rows.add(sums.count("cancellations", Count.CANCELLED, Good.LESS, days, today));
        Windows windows = new Windows(days, today.date());
        rows.add(windows.row("turnover", Unit.DAYS, "", Good.NEITHER, MONTH, false, Figures::turnoverDays));
        rows.add(windows.row("goodReviews", Unit.SHARE, "", Good.MORE, MONTH, true, Figures::goodReviewShare));
        rows.add(windows.row("badReviews", Unit.SHARE, "", Good.LESS, MONTH, true, Figures::badReviewShare));
        for (String currency : currencies) {
            Row ads = windows.row(
                    "adShare",
                    Unit.SHARE,
                    currency,
                    Good.LESS,
                    WEEK,
                    false,
                    figures -> Optional.ofNullable(figures.adShares().get(currency)));
            if (ads.now().isPresent()) {
                rows.add(ads);
            }
        }
        return new ShopFigures(
                shop, min(until, yesterday.end()), rows, byHour(counters, today), byHour(counters, yesterday));
    }

    private static Row pending(ShopCounters counters, ShopDay today, ShopDay yesterday, List<DayFigures> days) {
        Optional<BigDecimal> ended = Optional.of(BigDecimal.valueOf(counters.pendingAt(today.start())));
        return new Row(
                "pending",
                Unit.COUNT,
                "",
                Good.LESS,
                Optional.of(BigDecimal.valueOf(counters.now().count(Count.PENDING))),
                ended,
                ended,
                Optional.of(BigDecimal.valueOf(counters.pendingAt(yesterday.start()))),
                chart(days, today, day -> Optional.of(BigDecimal.valueOf(day.pending()))));
    }

    private static Optional<BigDecimal> rate(ShopCounters counters, Instant at) {
        ShopCounters.Shipping shipping = counters.newestShipping(at);
        return shipping.due() <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(shipping.inTime())
                        .divide(BigDecimal.valueOf(shipping.due()), 4, RoundingMode.HALF_EVEN));
    }

    /** Sums of today so far, of yesterday up to the same hour, of yesterday, and of the day before. */
    private record Sums(Tally now, Tally sameHour, Tally yesterday, Tally before) {
        public Row count(String name, Count count, Good good, List<DayFigures> days, ShopDay today) {
            return row(name, Unit.COUNT, "", good, tally -> BigDecimal.valueOf(tally.count(count)), days, today);
        }

        public Row row(
                String name,
                Unit unit,
                String currency,
                Good good,
                Function<Tally, BigDecimal> of,
                List<DayFigures> days,
                ShopDay today) {
            return new Row(
                    name,
                    unit,
                    currency,
                    good,
                    Optional.of(of.apply(now)),
                    Optional.of(of.apply(sameHour)),
                    Optional.of(of.apply(yesterday)),
                    Optional.of(of.apply(before)),
                    chart(days, today, day -> Optional.of(of.apply(day.counts()))));
        }
    }

    /** Figures over the newest days, as they are and as they were one and two days ago. */
    private record Windows(List<DayFigures> days, LocalDate today) {
        public Row row(
                String name,
                Unit unit,
                String currency,
                Good good,
                int length,
                boolean withToday,
                Function<Figures, Optional<BigDecimal>> of) {
            LocalDate last = withToday ? today : today.minusDays(1);
            Optional<BigDecimal> earlier = of.apply(until(last.minusDays(1), length));
            List<Optional<BigDecimal>> chart = new ArrayList<>();
            for (int i = CHART_DAYS - 1; i >= 0; i--) {
                chart.add(of.apply(until(last.minusDays(i), length)));
            }
            return new Row(
                    name,
                    unit,
                    currency,
                    good,
                    of.apply(until(last, length)),
                    earlier,
                    earlier,
                    of.apply(until(last.minusDays(2), length)),
                    chart);
        }

        private Figures until(LocalDate last, int length) {
            return Figures.newest(
                    days.stream().filter(day -> !day.day().isAfter(last)).toList(), length);
        }
    }

    private static List<Optional<BigDecimal>> chart(
            List<DayFigures> days, ShopDay today, Function<DayFigures, Optional<BigDecimal>> of) {
        List<Optional<BigDecimal>> chart = new ArrayList<>();
        for (int i = CHART_DAYS; i >= 1; i--) {
            LocalDate date = today.date().minusDays(i);
            chart.add(days.stream()
                    .filter(day -> day.day().equals(date))
                    .findFirst()
                    .flatMap(of));
        }
        return chart;
    }

    private static List<Long> byHour(ShopCounters counters, ShopDay day) {
        List<Long> hours = new ArrayList<>();
        for (Instant hour = day.start(); hour.isBefore(day.end()); hour = hour.plus(Duration.ofHours(1))) {
            hours.add(counters.hours().getOrDefault(hour, Tally.NONE).count(Count.ORDERS));
        }
        return hours;
    }

    private static Tally sum(SortedMap<Instant, Tally> hours) {
        return hours.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Sales have to be counted from so far back for the ship rate of two days ago. */
    public static Instant firstHour(Instant now) {
        return now.minus(HOURS).minus(KpiFacts.SHIP_WITHIN).truncatedTo(ChronoUnit.HOURS);
    }
}
