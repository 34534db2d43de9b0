package dev.backroom.store.commit;

import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import dev.backroom.store.stock.StockKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One order to be written, with what it takes to compute the change again should somebody else have written meanwhile.
 *
 * @param owner whose stock the order's shop sells from
 */
public record OrderChange(String owner, Catalogue catalogue, Terms terms, Changed change) {
    /** Who came first is served first: by creation, then by id. */
    public static final Comparator<OrderChange> BY_AGE = Comparator.comparing(
                    (OrderChange one) -> one.change().after().created())
            .thenComparing(OrderChange::key);

    public OrderKey key() {
        return change.after().key();
    }

    /** The same read applied to what is stored by now. */
    public OrderTransition again(Optional<Order> stored) {
        return OrderTransition.apply(stored, change.seen(), catalogue, terms);
    }

    OrderChange with(Changed other) {
        return new OrderChange(owner, catalogue, terms, other);
    }

    Map<StockKey, StockDelta> deltas() {
        return change.deltas().entrySet().stream()
                .collect(Collectors.toMap(entry -> new StockKey(owner, entry.getKey()), Map.Entry::getValue));
    }

    boolean touchesStock() {
        return !change.deltas().isEmpty();
    }

    /** Gives units back or lets them leave, and asks for none that can still be promised. */
    boolean takesNothing() {
        return change.deltas().values().stream().allMatch(delta -> delta.available() >= 0);
    }

    /** Units left that the order was not promised before. */
    boolean leaves() {
        return change.deltas().values().stream().anyMatch(delta -> delta.available() < 0 && delta.onHand() < 0);
    }

    /** The same for an order that the levels refused. */
    OrderChange refused(Map<StockKey, AvailableStock> full) {
        Map<Slot, AvailableStock> own = full.entrySet().stream()
                .filter(entry -> entry.getKey().owner().equals(owner))
                .collect(Collectors.toMap(entry -> entry.getKey().slot(), Map.Entry::getValue));
        return with(change.refused(own));
    }

    /** The same, but units that come free at a level are taken off for those that left it before. */
    OrderChange settling(Map<StockKey, AvailableStock> rooms) {
        Map<Slot, StockDelta> settled = new HashMap<>(change.deltas());
        settled.replaceAll((slot, delta) -> {
            AvailableStock room = rooms.get(new StockKey(owner, slot));
            return room == null ? delta : room.settling(delta);
        });
        return settled.equals(change.deltas()) ? this : with(change.with(settled));
    }

    /** Ends the order, so that its recipient may be forgotten. */
    boolean closes() {
        return isEnd(change.after().status())
                && change.before()
                        .filter(before -> !isEnd(before.status()))
                        .filter(before -> !before.recipientMark().isEmpty())
                        .isPresent();
    }

    private static boolean isEnd(OrderStatus status) {
        return status == OrderStatus.CANCELLED || status == OrderStatus.COMPLETED;
    }
}
