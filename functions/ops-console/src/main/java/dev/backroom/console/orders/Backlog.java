package dev.backroom.console.orders;

import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Waiting;
import dev.backroom.model.Shop;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.ListedOrders;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * All open orders of some shops as the work lists show them: what a page counts, what it shows and what it leads to come from
 * one reading. About one read unit for 15 orders; in full only those of a page are read.
 *
 * @param entries earliest ship-by first
 * @param unreadable orders whose entry this version cannot read
 */
public record Backlog(List<Entry> entries, int unreadable) {
    private static final int KEYS = 100;

    public Backlog {
        entries = List.copyOf(entries);
    }

    /** An open order as its list shows it. */
    public record Entry(Shop shop, ListedOrder order, Standing standing) {
        public String place() {
            return OrderTable.place(order);
        }
    }

    /** An order that waits, with the shop that sold it. */
    public record Waits(Shop shop, Order order) {}

    /**
     * Some orders, earliest deadline first.
     *
     * @param next where the following ones begin; empty where there are none
     * @param unreadable orders that this version cannot read
     */
    public record Stretch(List<Waits> orders, Optional<String> next, int unreadable) {}

    public static Backlog read(OrderTable orders, List<Shop> shops, Instant now, Reading reading) {
        record Reads(Shop shop, Future<ListedOrders> list) {}
        List<Reads> lists = new ArrayList<>();
        for (Shop shop : shops) {
            for (Lane lane : Lane.values()) {
                lists.add(new Reads(shop, reading.start(() -> orders.listed(shop.id(), lane))));
            }
        }
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (Reads one : lists) {
            ListedOrders listed = Waiting.of(one.list());
            unreadable += listed.unreadable().size();
            listed.orders().stream()
                    .map(order -> new Entry(
                            one.shop(),
                            order,
                            Standing.of(order, now, one.shop().zone())))
                    .forEach(entries::add);
        }
        entries.sort(Comparator.comparing(Entry::place));
        return new Backlog(entries, unreadable);
    }

    public List<Entry> of(Filter filter) {
        return entries.stream().filter(filter::takes).toList();
    }

    public int count(Filter filter) {
        return (int) entries.stream().filter(filter::takes).count();
    }

    /** How many of the orders are held for each reason; one that is held for two counts for both. */
    public Map<HoldCode, Integer> reasons(Filter filter) {
        Map<HoldCode, Integer> reasons = new EnumMap<>(HoldCode.class);
        of(filter).forEach(entry -> entry.order().heldFor().forEach(code -> reasons.merge(code, 1, Integer::sum)));
        return reasons;
    }

    /** @param after the place that the page before ended with; empty text for the beginning */
    public Stretch page(Filter filter, String after, int limit, OrderTable orders, Reading reading) {
        List<Entry> found = of(filter).stream()
                .filter(entry -> entry.place().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Entry> shown = found.subList(0, Math.min(limit, found.size()));
        Read read = read(shown, orders, false, reading);
        return new Stretch(
                read.orders(),
                found.size() > limit ? Optional.of(shown.getLast().place()) : Optional.empty(),
                read.unreadable());
    }

    /**
     * Orders in full.
     *
     * @param unreadable how many of those that were asked for could not be read
     */
    public record Read(List<Waits> orders, int unreadable) {}

    /** In the order of the entries. */
    public static Read read(List<Entry> entries, OrderTable orders, boolean consistent, Reading reading) {
        List<OrderKey> keys = entries.stream().map(entry -> entry.order().key()).toList();
        Map<OrderKey, Order> stored = new HashMap<>();
        int unreadable = 0;
        for (StoredOrders part : reading.each(parts(keys), some -> orders.read(some, consistent))) {
            stored.putAll(part.orders());
            unreadable += part.unreadable().size();
        }
        return new Read(
                entries.stream()
                        .flatMap(entry ->
                                Optional.ofNullable(stored.get(entry.order().key()))
                                        .map(order -> new Waits(entry.shop(), order))
                                        .stream())
                        .toList(),
                unreadable);
    }

    /** As many keys as one call reads. */
    public static List<List<OrderKey>> parts(List<OrderKey> keys) {
        return IntStream.iterate(0, i -> i < keys.size(), i -> i + KEYS)
                .mapToObj(i -> keys.subList(i, Math.min(keys.size(), i + KEYS)))
                .toList();
    }
}
