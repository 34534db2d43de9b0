package dev.backroom.desk.health;

import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.model.Shop;
import dev.backroom.model.health.DayRate;
import dev.backroom.model.health.HealthCount;
import dev.backroom.model.health.MarketThresholds;
import dev.backroom.model.health.Metric;
import dev.backroom.model.health.Outlook;
import dev.backroom.model.health.Threshold;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.kpi.Tally;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.watch.DeskCheckpoints;
import dev.backroom.store.watch.HealthTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Compares the shop's rates with what its market allows, once in each of the shop's days, and tells when one is about to be
 * beyond its threshold, and when it is. It reads the counters of one window, however old the shop is.
 */
public final class WatchHealth implements ScheduledCheck {
    private static final String MARK = "health";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Supplier<List<Shop>> shops;
    private final KpiTable kpis;
    private final HealthTable health;
    private final DeskCheckpoints marks;
    private final NoticeOutbox notices;
    private final Clock clock;

    public WatchHealth(
            Supplier<List<Shop>> shops,
            KpiTable kpis,
            HealthTable health,
            DeskCheckpoints marks,
            NoticeOutbox notices,
            Clock clock) {
        this.shops = shops;
        this.kpis = kpis;
        this.health = health;
        this.marks = marks;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Map<String, Object> run() {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Shop shop : shops.get()) {
            ShopDay today = ShopDay.at(clock.instant(), shop.zone());
            boolean done = marks.get(shop.id(), MARK)
                    .filter(at -> !at.isBefore(today.start()))
                    .isPresent();
            if (shop.state() == Shop.State.CONNECTED && !done) {
                answer.put(shop.id().value(), look(shop, today));
                marks.move(shop.id(), MARK, clock.instant());
            }
        }
        return answer;
    }

    private Map<String, Object> look(Shop shop, ShopDay today) {
        Collection<Threshold> thresholds = MarketThresholds.of(shop.region()).on(today.date());
        int days = thresholds.stream().mapToInt(Threshold::days).max().orElse(0);
        Map<String, Object> states = new LinkedHashMap<>();
        if (days == 0) {
            return states;
        }
        LocalDate first = today.date().minusDays(days);
        Map<Metric, SortedMap<LocalDate, DayRate>> rates = rates(shop, first, today);
        List<Outlook> worse = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            Outlook outlook =
                    Outlook.of(threshold, rates.getOrDefault(threshold.metric(), new TreeMap<>()), today.date());
            states.put(threshold.metric().abbreviation(), outlook.state().name());
            if (outlook.state().compareTo(told(shop, threshold.metric())) > 0) {
                worse.add(outlook);
            } else if (outlook.state() != told(shop, threshold.metric())) {
                health.tell(
                        shop.id(), threshold.metric().name(), outlook.state().name(), clock.instant());
            }
        }
        if (!worse.isEmpty()) {
            notices.send(worse.stream()
                    .map(outlook -> notice(shop, outlook, today.date()))
                    .toList());
            worse.forEach(outlook -> health.tell(
                    shop.id(),
                    outlook.threshold().metric().name(),
                    outlook.state().name(),
                    clock.instant()));
        }
        return states;
    }

    private Outlook.State told(Shop shop, Metric metric) {
        String state = health.told(shop.id(), metric.name());
        return state.isEmpty() ? Outlook.State.CALM : Outlook.State.valueOf(state);
    }

    private Map<Metric, SortedMap<LocalDate, DayRate>> rates(Shop shop, LocalDate first, ShopDay today) {
        Map<Metric, SortedMap<LocalDate, DayRate>> rates = new HashMap<>();
        for (Metric metric : Metric.values()) {
            rates.put(metric, new TreeMap<>());
        }
        Instant from = new ShopDay(first, shop.zone()).start();
        kpis.hours(shop.id(), from, today.start()).forEach((hour, tally) -> {
            LocalDate day = LocalDate.ofInstant(hour, shop.zone());
            for (Metric metric : Metric.values()) {
                rate(metric, tally)
                        .ifPresent(rate -> Optional.ofNullable(rates.get(metric))
                                .orElseThrow()
                                .merge(day, rate, DayRate::plus));
            }
        });
        health.days(shop.id(), HealthCount.SELLER_CANCELLED, first, today.date())
                .forEach((day, n) -> Optional.ofNullable(rates.get(Metric.SELLER_CANCELLED))
                        .orElseThrow()
                        .merge(day, new DayRate(n, 0), DayRate::plus));
        return rates;
    }

    private static Optional<DayRate> rate(Metric metric, Tally tally) {
        return switch (metric) {
            case LATE_DISPATCH -> missed(tally, Count.DISPATCH_DUE, Count.DISPATCHED_IN_TIME);
            case VALID_TRACKING -> missed(tally, Count.TRACK_DUE, Count.TRACKED);
            case ON_TIME_DELIVERY -> missed(tally, Count.DELIVERY_DUE, Count.DELIVERED_IN_TIME);
            case SELLER_CANCELLED ->
                Optional.of(tally.count(Count.ORDERS)).filter(n -> n > 0).map(n -> new DayRate(0, n));
        };
    }

    private static Optional<DayRate> missed(Tally tally, Count due, Count done) {
        long all = tally.count(due);
        return all == 0 ? Optional.empty() : Optional.of(new DayRate(Math.max(0, all - tally.count(done)), all));
    }

    private static Notice notice(Shop shop, Outlook outlook, LocalDate today) {
        Threshold threshold = outlook.threshold();
        Metric metric = threshold.metric();
        Map<String, String> facts = new HashMap<>();
        facts.put("metric", metric.abbreviation());
        facts.put("now", published(metric, outlook.now()));
        facts.put("limit", threshold.percent().stripTrailingZeros().toPlainString() + " %");
        facts.put("window", Integer.toString(threshold.days()));
        facts.put("then", published(metric, outlook.end()));
        facts.put("on", today.plusDays(threshold.days()).toString());
        facts.put("bad", Long.toString(outlook.now().bad()));
        facts.put("all", Long.toString(outlook.now().all()));
        outlook.crosses().ifPresent(day -> facts.put("crosses", day.toString()));
        NoticeType type = NoticeType.HEALTH_AT_RISK;
        return new Notice(
                "health#" + shop.id() + "#" + metric + "#" + outlook.state() + "#" + today,
                type,
                outlook.state() == Outlook.State.BEYOND ? Severity.URGENT : type.severity(),
                Optional.of(shop.id()),
                metric.abbreviation(),
                new ShopDay(today, shop.zone()).start(),
                facts);
    }

    /** The rate as the platform publishes it. */
    private static String published(Metric metric, DayRate rate) {
        BigDecimal bad = rate.percent();
        return (metric.good() ? HUNDRED.subtract(bad) : bad)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString()
                + " %";
    }
}
