package dev.backroom.model.decision;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Reason;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.order.SlotUnits;
import dev.backroom.model.order.Triage;
import dev.backroom.model.stock.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of orders when people book stock: the platform said nothing new, and the shelf did. Pure. */
public final class Promises {
    /** Who is served first: by creation, then by id. */
    public static final Comparator<Order> BY_AGE =
            Comparator.comparing(Order::created).thenComparing(Order::key);

    private Promises() {}

    /**
     * An order that gives back units which are not there.
     *
     * @param after one version on, SHORT by the units more
     * @param units how many, 1 or more
     */
    public record Cut(Order before, Order after, int units) {}

    /**
     * Orders that give back units of a slot: the newest first, none more than it must. What an order has beside them it
     * keeps, so that it ships as soon as these few have come.
     *
     * @param units to be given back
     * @param holders orders that hold units of the slot, in any order
     * @return what gives back so many, or less where the holders do not have so many
     */
    public static List<Cut> cut(Slot slot, int units, Collection<Order> holders) {
        List<Cut> cuts = new ArrayList<>();
        int left = units;
        for (Order order : holders.stream().sorted(BY_AGE.reversed()).toList()) {
            int given = Math.min(left, Reservation.units(order.reservation().reserved(), slot));
            if (given > 0) {
                cuts.add(new Cut(order, shortBy(order, slot, given), given));
                left -= given;
            }
        }
        return cuts;
    }

    /** The order with everything that it missed; empty where it missed nothing. */
    public static Optional<Order> served(Order order) {
        Reservation has = order.reservation();
        if (!has.isShort()) {
            return Optional.empty();
        }
        Map<Slot, Integer> reserved = new HashMap<>(has.reserved());
        has.missing().forEach((slot, units) -> reserved.merge(slot, units, Integer::sum));
        return Optional.of(with(order, new Reservation(reserved, has.consumed(), Map.of())));
    }

    /** The units that left for the order and are held because the levels did not have them. */
    public static Map<Slot, Integer> mismatched(Order order) {
        Map<Slot, Integer> units = new HashMap<>();
        order.holds().stream()
                .filter(hold -> hold.code() == HoldCode.STOCK_MISMATCH)
                .forEach(
                        hold -> SlotUnits.of(hold.evidence()).forEach((slot, n) -> units.merge(slot, n, Integer::sum)));
        return units;
    }

    /**
     * The order without what it was held for at slots whose figures are right again.
     *
     * @return one version on; empty where nothing of it is settled
     */
    public static Optional<Order> settled(Order order, Predicate<Slot> isSettled) {
        List<Hold> holds = order.holds().stream()
                .flatMap(hold -> unsettled(hold, isSettled).stream())
                .toList();
        return holds.equals(order.holds())
                ? Optional.empty()
                : Optional.of(order.with(order.reservation(), holds).oneAfter(order));
    }

    private static Optional<Hold> unsettled(Hold hold, Predicate<Slot> isSettled) {
        if (hold.code() != HoldCode.STOCK_MISMATCH) {
            return Optional.of(hold);
        }
        Map<Slot, Integer> units = SlotUnits.of(hold.evidence());
        if (units.keySet().stream().noneMatch(isSettled)) {
            return Optional.of(hold);
        }
        units.keySet().removeIf(isSettled);
        return units.isEmpty() ? Optional.empty() : Optional.of(new Reason.StockMismatch(units).hold());
    }

    private static Order shortBy(Order order, Slot slot, int units) {
        Reservation has = order.reservation();
        Map<Slot, Integer> reserved = new HashMap<>(has.reserved());
        Map<Slot, Integer> missing = new HashMap<>(has.missing());
        reserved.merge(slot, -units, Integer::sum);
        missing.merge(slot, units, Integer::sum);
        return with(order, new Reservation(reserved, has.consumed(), missing));
    }

    /** The hold stands where {@link Triage} puts it, so that the next read finds the order as it would write it. */
    private static Order with(Order order, Reservation next) {
        List<Hold> holds = new ArrayList<>(order.holds());
        holds.removeIf(hold -> hold.code() == HoldCode.SHORT_STOCK);
        if (next.isShort()) {
            int place = 0;
            while (place < holds.size() && standsBefore(holds.get(place).code())) {
                place++;
            }
            holds.add(place, new Reason.ShortStock(next.missing()).hold());
        }
        return order.with(next, holds).oneAfter(order);
    }

    private static boolean standsBefore(HoldCode code) {
        return code == HoldCode.STOCK_MISMATCH || code == HoldCode.HELD_BY_HAND;
    }
}
