package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.OrderTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** The open orders of some shops, from the sparse index alone. */
final class Backlog {
    static final Duration SOON = Duration.ofHours(4);

    private final OrderTable orders;
    private final List<Shop> shops;

    Backlog(OrderTable orders, List<Shop> shops) {
        this.orders = orders;
        this.shops = shops;
    }

    /**
     * How many orders wait.
     *
     * @param late past their ship-by time and not handed over
     * @param soon due within {@link #SOON}
     */
    record Counts(int late, int soon, int held, int ready, int released) {
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

    Counts counts(Reading reading, Instant now) {
        List<Future<int[]>> all = new ArrayList<>();
        for (Shop shop : shops) {
            for (Lane lane : Lane.values()) {
                all.add(reading.start(() -> counts(shop, lane, now)));
            }
        }
        int[] sum = new int[2 + Lane.values().length];
        all.forEach(counts -> add(sum, Waiting.of(counts)));
        return new Counts(
                sum[0],
                sum[1],
                sum[2 + Lane.HELD.ordinal()],
                sum[2 + Lane.READY.ordinal()],
                sum[2 + Lane.RELEASED.ordinal()]);
    }

    Stretch of(Lane lane, String after, int limit, Reading reading) {
        Map<OrderKey, Shop> shopOf = new HashMap<>();
        List<OrderTable.OpenPage> pages = reading.each(shops, shop -> orders.openAfter(shop.id(), lane, after, limit));
        for (int i = 0; i < shops.size(); i++) {
            for (OrderKey key : pages.get(i).orders()) {
                shopOf.put(key, shops.get(i));
            }
        }
        var stored = orders.read(shopOf.keySet(), false);
        List<Waits> sorted = stored.orders().values().stream()
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
                stored.unreadable().size());
    }

    private static Shop shop(Map<OrderKey, Shop> shopOf, Order order) {
        return Optional.ofNullable(shopOf.get(order.key())).orElseThrow();
    }

    /** Late, soon, and the lane's own number at its place. What is with the carrier is late for nobody here. */
    private int[] counts(Shop shop, Lane lane, Instant now) {
        int[] counts = new int[2 + Lane.values().length];
        if (lane == Lane.RELEASED) {
            counts[2 + lane.ordinal()] = orders.countOpen(shop.id(), lane);
        } else {
            OrderTable.Due due = orders.countDue(shop.id(), lane, now, now.plus(SOON));
            counts[2 + lane.ordinal()] = due.all();
            counts[0] = due.beforeSoon();
            counts[1] = due.beforeLater() - due.beforeSoon();
        }
        return counts;
    }

    private static void add(int[] sum, int[] counts) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }
}
