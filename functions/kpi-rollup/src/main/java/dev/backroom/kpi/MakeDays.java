package dev.backroom.kpi;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.DayFigures.State;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.kpi.Tally;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a shop's days from its hours: the one that lasts, those that still settle, and those that late news touched. */
final class MakeDays {
    /** So far back the days are read: the longest window of a figure, and some. */
    static final int READ_BACK = 40;
    /** After a longer standstill the days before are made when something touches them. */
    private static final int MOST_MISSED = 400;

    private final KpiTable kpis;
    private final AdSpendTable adSpend;
    private final StockOnHand shelves;

    MakeDays(KpiTable kpis, AdSpendTable adSpend, StockOnHand shelves) {
        this.kpis = kpis;
        this.adSpend = adSpend;
        this.shelves = shelves;
    }

    /**
     * What a shop's days came to.
     *
     * @param days the newest {@link #READ_BACK} and today, oldest first
     * @param written how many were new or changed
     */
    record Made(ShopCounters counters, List<DayFigures> days, int written) {}

    /**
     * Makes every day of a shop that may have changed.
     *
     * @param touched UTC dates that changed since the last time
     * @param owners all shops that sell from the same stock, this one included
     */
    Made run(Shop shop, Iterable<LocalDate> touched, List<Shop> owners, Instant now) {
        ShopDay today = ShopDay.at(now, shop.zone());
        SortedMap<LocalDate, DayFigures> known = new TreeMap<>();
        kpis.days(shop.id(), today.date().minusDays(READ_BACK), today.date()).forEach(day -> known.put(day.day(), day));
        SortedSet<ShopDay> open = open(shop, touched, known, today);
        Instant from = open.first().start();
        Instant rates = now.minusSeconds(3L * 86_400);
        ShopCounters counters = kpis.counters(shop.id(), from.isBefore(rates) ? from : rates);
        List<SortedMap<Instant, Tally>> stockHours = new ArrayList<>(List.of(counters.hours()));
        owners.stream()
                .filter(other -> !other.id().equals(shop.id()))
                .forEach(other -> stockHours.add(kpis.hours(other.id(), from, Instant.MAX)));
        Map<LocalDate, SortedMap<String, BigDecimal>> spent =
                adSpend.of(shop.id(), open.first().date(), open.last().date());
        int written = 0;
        for (ShopDay day : open) {
            Optional<DayFigures> before = Optional.ofNullable(known.get(day.date()));
            ShopCounters.Shipping shipping = counters.shipping(day.start(), day.end(), now);
            State state = ShopCounters.state(day, now);
            DayFigures after = new DayFigures(
                    shop.id(),
                    day.date(),
                    state,
                    counters.of(day),
                    shipping.due(),
                    shipping.inTime(),
                    state == State.OPEN ? counters.now().count(Count.PENDING) : counters.pendingAt(day.end()),
                    onHand(shop, owners, before, day, today, stockHours),
                    out(stockHours, day.start(), day.end()),
                    spent.getOrDefault(day.date(), new TreeMap<>()));
            if (!before.equals(Optional.of(after))) {
                kpis.put(after);
                written++;
            }
            known.put(day.date(), after);
        }
        List<DayFigures> days =
                List.copyOf(known.tailMap(today.date().minusDays(READ_BACK)).values());
        return new Made(counters, days, written);
    }

    private SortedSet<ShopDay> open(
            Shop shop, Iterable<LocalDate> touched, Map<LocalDate, DayFigures> known, ShopDay today) {
        SortedSet<ShopDay> open = new TreeSet<>();
        open.add(today);
        known.values().stream()
                .filter(day -> day.state() != State.FINAL)
                .forEach(day -> open.add(new ShopDay(day.day(), shop.zone())));
        for (LocalDate date : touched) {
            open.addAll(ShopDay.overlapping(date, shop.zone()));
        }
        kpis.newestDay(shop.id()).map(DayFigures::day).ifPresent(newest -> {
            LocalDate first = today.date().minusDays(MOST_MISSED);
            for (LocalDate day = newest.isBefore(first) ? first : newest;
                    day.isBefore(today.date());
                    day = day.plusDays(1)) {
                open.add(new ShopDay(day, shop.zone()));
            }
        });
        Map<LocalDate, DayFigures> older = new HashMap<>();
        open.stream()
                .filter(day -> !known.containsKey(day.date()))
                .forEach(day ->
                        kpis.days(shop.id(), day.date(), day.date()).forEach(found -> older.put(found.day(), found)));
        known.putAll(older);
        open.removeIf(day -> {
            DayFigures made = known.get(day.date());
            return made != null && made.state() == State.FINAL;
        });
        open.removeIf(day -> day.compareTo(today) > 0);
        return open;
    }

    /**
     * Stock is looked at once, when the day is yesterday; what left since midnight was still there then. Of a day that was
     * over before the shop was connected nobody knows.
     */
    private OptionalLong onHand(
            Shop shop,
            List<Shop> owners,
            Optional<DayFigures> before,
            ShopDay day,
            ShopDay today,
            List<SortedMap<Instant, Tally>> stockHours) {
        if (before.isPresent() && before.get().onHand().isPresent()) {
            return before.get().onHand();
        }
        if (!day.next().equals(today) || !day.end().isAfter(shop.connectedAt())) {
            return OptionalLong.empty();
        }
        OptionalLong now = shelves.onHand(shop.owner(), owners);
        return now.isEmpty() ? now : OptionalLong.of(now.getAsLong() + out(stockHours, day.end(), Instant.MAX));
    }

    private static long out(List<SortedMap<Instant, Tally>> stockHours, Instant from, Instant before) {
        return stockHours.stream()
                .flatMap(hours -> hours.subMap(from, before).values().stream())
                .mapToLong(hour -> hour.count(Count.UNITS_OUT))
                .sum();
    }
}
