package dev.backroom.model.order;

import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockDelta;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an order has done to stock so far. The stored reservation and the stock levels change in one transaction, so the
 * difference between two reservations is applied exactly once.
 *
 * @param reserved units promised to this order and still in the building
 * @param consumed units that left the building for this order; never falls
 * @param missing units wanted that did not fit; empty unless the order is short
 */
public record Reservation(Map<Slot, Integer> reserved, Map<Slot, Integer> consumed, Map<Slot, Integer> missing) {
    public static final Reservation NONE = new Reservation(Map.of(), Map.of(), Map.of());

    public Reservation {
        reserved = positive(reserved);
        consumed = positive(consumed);
        missing = positive(missing);
    }

    public boolean isShort() {
        return !missing.isEmpty();
    }

    /** What the levels must change by to go from this reservation to the next. */
    public Map<Slot, StockDelta> deltasTo(Reservation next) {
        Map<Slot, StockDelta> deltas = new HashMap<>();
        Set<Slot> slots = new HashSet<>(reserved.keySet());
        slots.addAll(consumed.keySet());
        slots.addAll(next.reserved.keySet());
        slots.addAll(next.consumed.keySet());
        for (Slot slot : slots) {
            StockDelta delta = new StockDelta(
                    units(next.reserved, slot) - units(reserved, slot),
                    units(consumed, slot) - units(next.consumed, slot));
            if (!delta.isNone()) {
                deltas.put(slot, delta);
            }
        }
        return deltas;
    }

    public static int units(Map<Slot, Integer> of, Slot slot) {
        return of.getOrDefault(slot, 0);
    }

    private static Map<Slot, Integer> positive(Map<Slot, Integer> units) {
        Map<Slot, Integer> kept = new HashMap<>(units);
        kept.values().removeIf(n -> n == 0);
        if (kept.values().stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("negative units");
        }
        return Map.copyOf(kept);
    }
}
