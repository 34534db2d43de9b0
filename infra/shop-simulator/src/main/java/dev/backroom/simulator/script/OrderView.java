package dev.backroom.simulator.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order as it stands at one instant.
 *
 * @param units the state of each unit, in the order's order
 * @param first when each kind of step happened first
 */
public record OrderView(
        ScriptedOrder order,
        OrderState state,
        List<OrderState> units,
        Instant updated,
        boolean cancelAsked,
        boolean addressChanged,
        Map<Step, Instant> first) {

    /** The order at an instant; empty before it was bought. */
    public static Optional<OrderView> at(ScriptedOrder order, Instant now) {
        if (order.boughtAt().isAfter(now)) {
            return Optional.empty();
        }
        OrderState state = OrderState.UNPAID;
        List<OrderState> units =
                new ArrayList<>(Collections.nCopies(order.units().size(), state));
        Map<Step, Instant> first = new EnumMap<>(Step.class);
        Instant updated = order.boughtAt();
        boolean cancelAsked = false;
        for (Move move : order.moves()) {
            if (move.at().isAfter(now)) {
                break;
            }
            state = after(state, move.step());
            cancelAsked = switch (move.step()) {
                case CANCEL_ASKED -> true;
                case CANCEL_WITHDRAWN,
                        CANCEL_REJECTED,
                        // What the carrier has is not called off any more.
                        COLLECTED,
                        CANCELLED_BY_BUYER,
                        CANCELLED_BY_SELLER,
                        CANCELLED_BY_PLATFORM -> false;
                default -> cancelAsked;
            };
            moveUnits(units, state, move);
            first.putIfAbsent(move.step(), move.at());
            updated = move.at();
        }
        return Optional.of(new OrderView(
                order,
                state,
                List.copyOf(units),
                updated,
                cancelAsked,
                first.containsKey(Step.ADDRESS_CHANGED),
                Collections.unmodifiableMap(first)));
    }

    /** The order when the script is over. */
    public static OrderView atTheEnd(ScriptedOrder order) {
        return at(order, Instant.MAX).orElseThrow();
    }

    public Optional<Instant> when(Step step) {
        return Optional.ofNullable(first.get(step));
    }

    private static OrderState after(OrderState state, Step step) {
        return switch (step) {
            case BOUGHT -> OrderState.UNPAID;
            case BOUGHT_ON_HOLD, PAID -> OrderState.ON_HOLD;
            case BOUGHT_AT_ONCE, RELEASED -> OrderState.AWAITING_SHIPMENT;
            case PART_ARRANGED -> OrderState.PARTIALLY_SHIPPING;
            case ARRANGED -> OrderState.AWAITING_COLLECTION;
            case COLLECTED -> OrderState.IN_TRANSIT;
            case DELIVERED -> OrderState.DELIVERED;
            case COMPLETED -> OrderState.COMPLETED;
            case PAYMENT_TIMED_OUT, CANCELLED_BY_BUYER, CANCELLED_BY_SELLER, CANCELLED_BY_PLATFORM ->
                OrderState.CANCELLED;
            case PART_COLLECTED, UNITS_CANCELLED, CANCEL_ASKED, CANCEL_WITHDRAWN, CANCEL_REJECTED, ADDRESS_CHANGED ->
                state;
        };
    }

    /** When the remorse hour was over, or at once where the order has none; empty before. */
    public Optional<Instant> released() {
        return when(Step.RELEASED).or(() -> when(Step.BOUGHT_AT_ONCE));
    }

    private static void moveUnits(List<OrderState> units, OrderState state, Move move) {
        switch (move.step()) {
            case PART_ARRANGED -> move.units().forEach(place -> units.set(place, OrderState.AWAITING_COLLECTION));
            case PART_COLLECTED -> move.units().forEach(place -> units.set(place, OrderState.IN_TRANSIT));
            case UNITS_CANCELLED -> move.units().forEach(place -> units.set(place, OrderState.CANCELLED));
            case CANCEL_ASKED, CANCEL_WITHDRAWN, CANCEL_REJECTED, ADDRESS_CHANGED -> {}
            case BOUGHT,
                    BOUGHT_ON_HOLD,
                    BOUGHT_AT_ONCE,
                    PAID,
                    RELEASED,
                    ARRANGED,
                    COLLECTED,
                    DELIVERED,
                    COMPLETED,
                    PAYMENT_TIMED_OUT,
                    CANCELLED_BY_BUYER,
                    CANCELLED_BY_SELLER,
                    CANCELLED_BY_PLATFORM ->
                units.replaceAll(
                        unit -> unit == OrderState.CANCELLED || (unit.hasLeft() && !state.hasLeft()) ? unit : state);
        }
    }
}
