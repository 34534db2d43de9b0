package dev.backroom.store;

import dev.backroom.model.stock.StockDelta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets what there is, once a transaction was refused by levels that said what they hold. Orders that give back come
 * first, then the oldest takes first; an order that does not fit as a whole takes nothing.
 *
 * @param fitting orders to be written together as they are
 * @param refused orders as {@link dev.backroom.model.order.OrderTransition.Changed#refused()} makes them
 * @param contradicting orders that would give back more than the level says was reserved
 */
record Settlement(List<OrderChange> fitting, List<OrderChange> refused, List<OrderChange> contradicting) {

    /**
     * What a level held when it refused.
     *
     * @param available units that can still be promised; 0 where the level does not exist
     * @param reserved units promised to orders
     */
    record Room(long available, long reserved) {
        static final Room NONE = new Room(0, 0);

        private boolean fits(StockDelta delta) {
            return (delta.available() >= 0 || available + delta.available() >= 0)
                    && (delta.reserved() >= 0 || reserved + delta.reserved() >= 0);
        }

        private Room after(StockDelta delta) {
            return new Room(available + delta.available(), reserved + delta.reserved());
        }
    }

    /**
     * Settles the orders of one refused transaction.
     *
     * @param full the levels that refused; others are taken to have room
     */
    static Settlement of(Collection<OrderChange> changes, Map<StockKey, Room> full) {
        Map<StockKey, Room> rooms = new HashMap<>(full);
        Settlement settled = new Settlement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        changes.stream()
                .sorted(Comparator.comparing((OrderChange change) -> !change.takesNothing())
                        .thenComparing(OrderChange.BY_AGE))
                .forEach(change -> settled.settle(change, rooms));
        return settled;
    }

    private void settle(OrderChange change, Map<StockKey, Room> rooms) {
        OrderChange less =
                change.takesNothing() ? change : change.with(change.change().refused());
        if (fits(change, rooms)) {
            fitting.add(change);
            take(change, rooms);
        } else if (fits(less, rooms)) {
            refused.add(less);
            take(less, rooms);
        } else {
            contradicting.add(change);
        }
    }

    private static boolean fits(OrderChange change, Map<StockKey, Room> rooms) {
        return change.deltas().entrySet().stream()
                .allMatch(entry -> !rooms.containsKey(entry.getKey())
                        || rooms.get(entry.getKey()).fits(entry.getValue()));
    }

    private static void take(OrderChange change, Map<StockKey, Room> rooms) {
        change.deltas().forEach((key, delta) -> rooms.computeIfPresent(key, (k, room) -> room.after(delta)));
    }
}
