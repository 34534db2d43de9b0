package dev.backroom.console;

import dev.backroom.console.Overview.UrgentOrder;
import dev.backroom.console.Overview.Work;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.OrderTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Reads the open orders: how many stand where, and the next ones to ship. */
final class ReadWork {
    /** Held orders of a shop whose holds are counted, most urgent first. */
    static final int HELD_READ = 200;

    /** Ready orders of a shop that are looked at, most urgent first. */
    static final int READY_READ = 100;

    static final int SHOWN = 20;
    static final Duration SOON = Duration.ofHours(4);

    private final OrderTable orders;

    ReadWork(OrderTable orders) {
        this.orders = orders;
    }

    Work read(List<Shop> shops, Instant now, ExecutorService threads) {
        List<Future<Map.Entry<Lane, Integer>>> counts = new ArrayList<>();
        List<Future<List<UrgentOrder>>> open = new ArrayList<>();
        for (Shop shop : shops) {
            for (Lane lane : Lane.values()) {
                counts.add(threads.submit(() -> Map.entry(lane, orders.countOpen(shop.id(), lane))));
            }
            open.add(threads.submit(() -> open(shop, Lane.HELD, HELD_READ)));
            open.add(threads.submit(() -> open(shop, Lane.READY, READY_READ)));
        }
        Map<Lane, Integer> byLane = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            byLane.put(lane, 0);
        }
        counts.stream().map(Waiting::of).forEach(count -> byLane.merge(count.getKey(), count.getValue(), Integer::sum));
        return of(byLane, open.stream().map(Waiting::of).flatMap(List::stream).toList(), now);
    }

    static Work of(Map<Lane, Integer> counts, List<UrgentOrder> open, Instant now) {
        List<UrgentOrder> byDeadline = open.stream()
                .sorted(Comparator.comparing(
                                (UrgentOrder urgent) -> urgent.order().shipBy())
                        .thenComparing(urgent -> urgent.order().key()))
                .toList();
        int late = 0;
        int soon = 0;
        int held = 0;
        Map<HoldCode, Integer> holds = new EnumMap<>(HoldCode.class);
        for (UrgentOrder urgent : byDeadline) {
            Order order = urgent.order();
            if (order.shipBy().isBefore(now)) {
                late++;
            } else if (order.shipBy().isBefore(now.plus(SOON))) {
                soon++;
            }
            held += order.holds().isEmpty() ? 0 : 1;
            order.holds().stream().map(Hold::code).distinct().forEach(code -> holds.merge(code, 1, Integer::sum));
        }
        return new Work(
                counts,
                late,
                soon,
                holds,
                held,
                byDeadline.stream().limit(SHOWN).toList());
    }

    private List<UrgentOrder> open(Shop shop, Lane lane, int limit) {
        Collection<OrderKey> keys = orders.open(shop.id(), lane, limit);
        return orders.read(keys, false).orders().values().stream()
                .map(order -> new UrgentOrder(shop, order))
                .toList();
    }
}
