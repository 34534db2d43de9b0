package dev.backroom.store.commit;

import dev.backroom.model.stock.AvailableStock;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets what there is, once a transaction was refused by levels that said what they hold. Orders that give back come
 * first, then those whose units left, then the oldest takes first; an order that does not fit as a whole is promised nothing.
 *
 * @param fitting orders to be written together as they are
 * @param refused orders as {@link dev.backroom.model.decision.OrderTransition.Changed#refused} makes them
 * @param contradicting orders that would give back more than the level says was reserved
 */
record StockAllocation(List<OrderChange> fitting, List<OrderChange> refused, List<OrderChange> contradicting) {

    /**
     * Settles the orders of one refused transaction.
     *
     * @param full the levels that refused; others are taken to have room
     */
    static StockAllocation of(Collection<OrderChange> changes, Map<StockKey, AvailableStock> full) {
        Map<StockKey, AvailableStock> rooms = new HashMap<>(full);
        StockAllocation settled = new StockAllocation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        changes.stream()
                .sorted(Comparator.comparing((OrderChange change) -> !change.takesNothing())
                        .thenComparing(change -> !change.leaves())
                        .thenComparing(OrderChange.BY_AGE))
                .forEach(change -> settled.settle(change, rooms));
        return settled;
    }

    private void settle(OrderChange change, Map<StockKey, AvailableStock> rooms) {
        OrderChange whole = change.settling(rooms);
        if (fits(whole, rooms)) {
            fitting.add(whole);
            take(whole, rooms);
            return;
        }
        OrderChange less = change.refused(rooms).settling(rooms);
        if (fits(less, rooms)) {
            refused.add(less);
            take(less, rooms);
        } else {
            contradicting.add(change);
        }
    }

    private static boolean fits(OrderChange change, Map<StockKey, AvailableStock> rooms) {
        return change.deltas().entrySet().stream()
                .allMatch(entry -> !rooms.containsKey(entry.getKey())
                        || rooms.get(entry.getKey()).fits(entry.getValue()));
    }

    private static void take(OrderChange change, Map<StockKey, AvailableStock> rooms) {
        change.deltas().forEach((key, delta) -> rooms.computeIfPresent(key, (k, room) -> room.after(delta)));
    }
}
