package dev.backroom.simulator.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One unit of an order came into another state.
 *
 * @param place in the order's list of units
 * @param from empty at the purchase
 */
public record UnitChange(Instant at, int place, Optional<OrderState> from, OrderState to) {
    /** All that happens to the units of an order, in order of time. */
    public static List<UnitChange> of(ScriptedOrder order) {
        List<UnitChange> changes = new ArrayList<>();
        List<Optional<OrderState>> before =
                new ArrayList<>(Collections.nCopies(order.units().size(), Optional.empty()));
        for (Move move : order.moves()) {
            List<OrderState> after =
                    OrderView.at(order, move.at()).orElseThrow().units();
            for (int place = 0; place < after.size(); place++) {
                Optional<OrderState> state = Optional.of(after.get(place));
                if (!state.equals(before.get(place))) {
                    changes.add(new UnitChange(move.at(), place, before.get(place), after.get(place)));
                    before.set(place, state);
                }
            }
        }
        return changes;
    }

    public boolean isPurchase() {
        return from.isEmpty();
    }

    /** The unit left the building with this change. */
    public boolean isDeparture() {
        return to.hasLeft() && from.filter(OrderState::hasLeft).isEmpty();
    }

    public boolean isCancellation() {
        return to == OrderState.CANCELLED;
    }
}
