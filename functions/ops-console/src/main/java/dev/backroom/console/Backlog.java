package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.OrderTable;
import dev.backroom.store.StoredOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The open orders of some shops, from the sparse index alone. */
final class Backlog {
    static final Duration SOON = ShipClock.MARGIN;

    /** Held orders that are looked at in one go where their list is shown, and how often one page does. */
    static final int LOOK = 300;

    private static final int LOOKS = 4;
    private static final int KEYS = 100;

    private final OrderTable orders;
    private final List<Shop> shops;

    Backlog(OrderTable orders, List<Shop> shops) {
        this.orders = orders;
        this.shops = shops;
    }

    /**
     * How many orders wait.
     *
     * @param late past their ship-by time and in no wave
     * @param soon due within {@link #SOON} and in no wave
     * @param outLate past their ship-by time although the warehouse has them
     */
    record Counts(int late, int soon, int outLate, int held, int ready, int released) {
        int of(Lane lane) {
            return switch (lane) {
                case HELD -> held;
                case READY -> ready;
                case RELEASED -> released;
            };
        }
    }

    /** An order that waits, with the shop that sold it. */
    record Waits(Shop shop, Order order) {}

    /**
     * Some orders of a work list, earliest deadline first.
     *
     * @param next where the following ones begin; empty where there are none
     * @param unreadable orders that this version cannot read
     */
    record Stretch(List<Waits> orders, Optional<String> next, int unreadable) {}

    /**
     * The most urgent held orders.
     *
     * @param reasons how many of the first ones are held for each
     * @param looked how many those are
     */
    record Held(Stretch stretch, Map<HoldCode, Integer> reasons, int looked) {}

    Counts counts(Reading reading, Instant now) {
        List<Future<OrderTable.Due>> all = new ArrayList<>();
        for (Shop shop : shops) {
            for (Lane lane : Lane.values()) {
                all.add(reading.start(() -> orders.countDue(shop.id(), lane, now, now.plus(SOON))));
            }
        }
        Map<Lane, OrderTable.Due> sums = new EnumMap<>(Lane.class);
        for (int i = 0; i < all.size(); i++) {
            sums.merge(Lane.values()[i % Lane.values().length], Waiting.of(all.get(i)), Backlog::sum);
        }
        OrderTable.Due none = new OrderTable.Due(0, 0, 0);
        OrderTable.Due held = sums.getOrDefault(Lane.HELD, none);
        OrderTable.Due ready = sums.getOrDefault(Lane.READY, none);
        OrderTable.Due released = sums.getOrDefault(Lane.RELEASED, none);
        OrderTable.Due here = sum(held, ready);
        return new Counts(
                here.beforeSoon(),
                here.beforeLater() - here.beforeSoon(),
                released.beforeSoon(),
                held.all(),
                ready.all(),
                released.all());
    }

    private static OrderTable.Due sum(OrderTable.Due one, OrderTable.Due other) {
        return new OrderTable.Due(
                one.beforeSoon() + other.beforeSoon(),
                one.beforeLater() + other.beforeLater(),
                one.all() + other.all());
    }

    /**
     * Held orders from a place on. The reasons stand with the orders alone, so a rare one is looked for in stretches; a place
     * from where to go on is given where the looking ends before the list does.
     *
     * @param why the only reason to be shown; empty for all
     * @param look how many are looked at in one go
     */
    Held held(Optional<HoldCode> why, String after, int limit, int look, Reading reading) {
        Map<HoldCode, Integer> reasons = new EnumMap<>(HoldCode.class);
        List<Waits> found = new ArrayList<>();
        Optional<String> next = Optional.of(after);
        int looked = 0;
        int unreadable = 0;
        for (int looks = 0; looks < LOOKS && next.isPresent() && found.size() < limit; looks++) {
            Stretch stretch = of(Lane.HELD, next.get(), look, reading);
            if (looks == 0) {
                looked = stretch.orders().size();
                stretch.orders().forEach(waits -> codes(waits).forEach(code -> reasons.merge(code, 1, Integer::sum)));
            }
            unreadable += stretch.unreadable();
            stretch.orders().stream()
                    .filter(waits -> why.map(codes(waits)::contains).orElse(true))
                    .forEach(found::add);
            next = stretch.next();
        }
        if (found.size() > limit) {
            next = Optional.of(OrderTable.place(found.get(limit - 1).order()));
        }
        return new Held(
                new Stretch(found.stream().limit(limit).toList(), next, unreadable), Map.copyOf(reasons), looked);
    }

    private static Set<HoldCode> codes(Waits waits) {
        return waits.order().holds().stream().map(Hold::code).collect(Collectors.toSet());
    }

    Stretch of(Lane lane, String after, int limit, Reading reading) {
        Map<OrderKey, Shop> shopOf = new HashMap<>();
        List<OrderTable.OpenPage> pages = reading.each(shops, shop -> orders.openAfter(shop.id(), lane, after, limit));
        for (int i = 0; i < shops.size(); i++) {
            for (OrderKey key : pages.get(i).orders()) {
                shopOf.put(key, shops.get(i));
            }
        }
        List<StoredOrders> stored = reading.each(parts(shopOf.keySet()), part -> orders.read(part, false));
        List<Waits> sorted = stored.stream()
                .flatMap(part -> part.orders().values().stream())
                .map(order -> new Waits(shop(shopOf, order), order))
                .sorted(Comparator.comparing(waits -> OrderTable.place(waits.order())))
                .toList();
        boolean more = sorted.size() > limit
                || pages.stream().anyMatch(page -> page.next().isPresent());
        List<Waits> shown = sorted.stream().limit(limit).toList();
        return new Stretch(
                shown,
                more && !shown.isEmpty()
                        ? Optional.of(OrderTable.place(shown.getLast().order()))
                        : Optional.empty(),
                stored.stream().mapToInt(part -> part.unreadable().size()).sum());
    }

    private static Shop shop(Map<OrderKey, Shop> shopOf, Order order) {
        return Optional.ofNullable(shopOf.get(order.key())).orElseThrow();
    }

    /** As many keys as one call reads. */
    static List<List<OrderKey>> parts(Collection<OrderKey> keys) {
        List<OrderKey> all = List.copyOf(keys);
        return IntStream.iterate(0, i -> i < all.size(), i -> i + KEYS)
                .mapToObj(i -> all.subList(i, Math.min(all.size(), i + KEYS)))
                .toList();
    }
}
