package dev.backroom.console.orders;

import dev.backroom.console.orders.Backlog.Waits;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Reading;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders that a bulk action is asked for, as they are stored now.
 *
 * @param changed ids of picked orders that are not what was shown any more, and are left out
 * @param unreadable how many could not be read
 * @param more whether there are more than one job takes
 */
public record BulkChoice(List<Waits> orders, List<String> changed, int unreadable, boolean more) {
    /** Orders of one job. */
    public static final int MOST = 5_000;

    public BulkChoice {
        orders = List.copyOf(orders);
        changed = List.copyOf(changed);
    }

    /** All that the page's filter takes. */
    public static BulkChoice everything(Filter filter, OrderTable table, PageContext c, Reading reading) {
        List<Backlog.Entry> entries =
                Backlog.read(table, c.shops(), c.now(), reading).of(filter);
        Backlog.Read read = Backlog.read(entries.subList(0, Math.min(MOST, entries.size())), table, true, reading);
        return new BulkChoice(read.orders(), List.of(), read.unreadable(), entries.size() > MOST);
    }

    /** Those that somebody picked; what is no pick of ours is left out. */
    public static BulkChoice picked(List<String> picks, OrderTable table, List<Shop> all, Reading reading) {
        Map<String, Shop> shops = new HashMap<>();
        all.forEach(shop -> shops.put(shop.id().value(), shop));
        Map<OrderKey, String> marks = new LinkedHashMap<>();
        picks.forEach(pick -> key(pick, shops).ifPresent(key -> marks.put(key, mark(pick))));
        Map<OrderKey, Order> stored = new HashMap<>();
        for (StoredOrders part :
                reading.each(Backlog.parts(List.copyOf(marks.keySet())), some -> table.read(some, true))) {
            stored.putAll(part.orders());
        }
        List<Waits> orders = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        marks.forEach((key, mark) -> Optional.ofNullable(stored.get(key)).ifPresent(order -> {
            Shop shop = shops.get(key.shop().value());
            if (shop != null && order.deskMark().equals(mark)) {
                orders.add(new Waits(shop, order));
            } else {
                changed.add(key.order());
            }
        }));
        return new BulkChoice(orders, changed, marks.size() - stored.size(), false);
    }

    private static Optional<OrderKey> key(String pick, Map<String, Shop> shops) {
        int sign = pick.indexOf('#');
        int blank = pick.lastIndexOf(' ');
        if (sign < 1 || blank < sign || !shops.containsKey(pick.substring(0, sign))) {
            return Optional.empty();
        }
        try {
            return Optional.of(OrderKey.of(pick.substring(0, sign), pick.substring(sign + 1, blank)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String mark(String pick) {
        return pick.substring(pick.lastIndexOf(' ') + 1);
    }
}
