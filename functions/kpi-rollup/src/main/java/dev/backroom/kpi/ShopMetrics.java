package dev.backroom.kpi;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Figures;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metrics of a shop now, from its counters and days. */
final class ShopMetrics {
    /** Days over which reviews and turnover are looked at. */
    static final int MONTH = 30;
    /** Days over which ad spend is compared with sales: ad reports come a day late. */
    static final int WEEK = 7;

    private ShopMetrics() {}

    static List<String> lines(ShopId shop, ShopCounters counters, List<DayFigures> days, Instant now) {
        DayFigures today = days.getLast();
        List<DayFigures> over = days.subList(0, days.size() - 1);
        Map<Metric, BigDecimal> values = new EnumMap<>(Metric.class);
        Tally counts = today.counts();
        values.put(Metric.ORDERS_PENDING, number(counters.now().count(Count.PENDING)));
        values.put(Metric.ORDERS_TODAY, number(counts.count(Count.ORDERS)));
        values.put(Metric.UNITS_TODAY, number(counts.count(Count.UNITS)));
        values.put(Metric.CANCELLATIONS_TODAY, number(counts.count(Count.CANCELLED)));
        shipRate(counters, now).ifPresent(rate -> values.put(Metric.SHIP_RATE, percent(rate)));
        Figures month = Figures.newest(days, MONTH);
        month.goodReviewShare().ifPresent(share -> values.put(Metric.GOOD_REVIEWS, percent(share)));
        month.badReviewShare().ifPresent(share -> values.put(Metric.BAD_REVIEWS, percent(share)));
        Figures.newest(over, MONTH).turnoverDays().ifPresent(turnover -> values.put(Metric.TURNOVER_DAYS, turnover));
        SortedMap<String, Map<Metric, BigDecimal>> money = new TreeMap<>();
        Figures.newest(over, WEEK)
                .adShares()
                .forEach((currency, share) -> metrics(money, currency).put(Metric.AD_SPEND_TO_GMV, percent(share)));
        // A currency of these days stays on the chart, with 0, until it is gone for a month.
        month.counts()
                .gmv()
                .keySet()
                .forEach(currency -> metrics(money, currency)
                        .put(Metric.GMV_TODAY, counts.gmv().getOrDefault(currency, BigDecimal.ZERO)));
        return MetricLines.of(shop, now, values, money);
    }

    /** The share of the newest 24 hours of sales that were all due. */
    static Optional<BigDecimal> shipRate(ShopCounters counters, Instant at) {
        ShopCounters.Shipping shipping = counters.newestShipping(at);
        return shipping.due() <= 0
                ? Optional.empty()
                : Optional.of(number(shipping.inTime()).divide(number(shipping.due()), 4, RoundingMode.HALF_EVEN));
    }

    static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2);
    }

    private static Map<Metric, BigDecimal> metrics(SortedMap<String, Map<Metric, BigDecimal>> money, String currency) {
        return money.computeIfAbsent(currency, c -> new EnumMap<>(Metric.class));
    }

    private static BigDecimal number(long n) {
        return BigDecimal.valueOf(n);
    }
}
