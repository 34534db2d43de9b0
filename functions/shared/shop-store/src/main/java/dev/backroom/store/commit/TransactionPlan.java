package dev.backroom.store.commit;

import dev.backroom.model.Sha256;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders that are written in one transaction, with one write for each level that they touch between them.
 *
 * @param orders distinct orders, oldest first
 * @param deltas the sum over the orders; levels whose sum is nothing are left out
 */
public record TransactionPlan(List<OrderChange> orders, SortedMap<StockKey, StockDelta> deltas) {
    /** What DynamoDB takes in one transaction. */
    public static final int MOST_WRITES = 100;

    /** Half of the characters that the store takes at most. */
    private static final int TOKEN_BYTES = 16;

    public TransactionPlan {
        orders = List.copyOf(orders);
        deltas = Collections.unmodifiableSortedMap(new TreeMap<>(deltas));
    }

    /**
     * As few plans as the oldest-first order allows. An order that touches more levels than one transaction can write
     * gets a plan of its own that does not {@link #fits()}.
     *
     * @param changes distinct orders, of any shops and owners
     */
    public static List<TransactionPlan> of(Collection<OrderChange> changes) {
        List<TransactionPlan> plans = new ArrayList<>();
        List<OrderChange> orders = new ArrayList<>();
        SortedMap<StockKey, StockDelta> sums = new TreeMap<>();
        for (OrderChange change : changes.stream().sorted(OrderChange.BY_AGE).toList()) {
            Map<StockKey, StockDelta> deltas = change.deltas();
            long fresh = deltas.keySet().stream()
                    .filter(key -> !sums.containsKey(key))
                    .count();
            if (!orders.isEmpty() && orders.size() + 1 + sums.size() + fresh > MOST_WRITES) {
                plans.add(plan(orders, sums));
                orders.clear();
                sums.clear();
            }
            orders.add(change);
            deltas.forEach((key, delta) -> sums.merge(key, delta, StockDelta::plus));
        }
        if (!orders.isEmpty()) {
            plans.add(plan(orders, sums));
        }
        return plans;
    }

    private static TransactionPlan plan(List<OrderChange> orders, SortedMap<StockKey, StockDelta> sums) {
        SortedMap<StockKey, StockDelta> touched = new TreeMap<>(sums);
        touched.values().removeIf(StockDelta::isNone);
        return new TransactionPlan(orders, touched);
    }

    public int writes() {
        return orders.size() + deltas.size();
    }

    public boolean fits() {
        return writes() <= MOST_WRITES;
    }

    /**
     * The same for the same writes, so that a transaction whose answer was lost is not done twice.
     *
     * @param tables sets two systems in one account apart, whose orders may be the same
     * @return 32 characters
     */
    String token(String tables) {
        List<String> writes = new ArrayList<>(List.of(tables));
        orders.forEach(change -> writes.add(text(change)));
        deltas.forEach((key, delta) -> writes.add(key + " " + delta));
        return Sha256.hex(TOKEN_BYTES, writes);
    }

    private static String text(OrderChange change) {
        Order order = change.change().after();
        Reservation has = order.reservation();
        return List.of(
                        order.key(),
                        order.version(),
                        order.status(),
                        order.updated(),
                        order.readAt(),
                        order.paid(),
                        order.deadlines(),
                        order.lines(),
                        order.total(),
                        order.holds(),
                        sorted(has.reserved()),
                        sorted(has.consumed()),
                        sorted(has.missing()),
                        order.recipientMark())
                + "\n";
    }

    private static SortedMap<Slot, Integer> sorted(Map<Slot, Integer> units) {
        SortedMap<Slot, Integer> sorted = new TreeMap<>(Comparator.naturalOrder());
        sorted.putAll(units);
        return sorted;
    }
}
