package dev.backroom.model.ship;

import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be done next for an order under way. Decided from what the platform shows and the table holds now, so that a
 * look after a crash finds what was done before it.
 */
public sealed interface HandoverStep {
    /** Arrange the shipment of these packages with the platform. */
    record Arrange(Set<String> packages) implements HandoverStep {}

    /** Fetch the labels of these packages. */
    record Label(Set<String> packages) implements HandoverStep {}

    /** Give the order to the warehouse. */
    record Push() implements HandoverStep {}

    /** Tell the warehouse that what it has to pack is something else by now. */
    record Change() implements HandoverStep {}

    /** Ask the warehouse for tracking numbers. */
    record Ask() implements HandoverStep {}

    /** Tell the platform that a parcel left. */
    record Mark(Parcel parcel, List<ShippableUnit> units) implements HandoverStep {}

    /** Not now. */
    record Wait(String reason, Cause cause) implements HandoverStep {}

    /** Why an order waits, which decides for how long and whether somebody is told. */
    enum Cause {
        /** The table has not seen yet what the platform shows; it soon will. */
        BEHIND,
        /** Somebody has to decide, and stands on a list for that already. */
        HELD,
        /** Something is wrong, and may pass. */
        FAULT
    }

    /**
     * Never.
     *
     * @param recall the warehouse has the order, or may have it, and must be told
     */
    record Stop(String reason, boolean recall) implements HandoverStep {}

    record Done() implements HandoverStep {}

    /** The next step; the same inputs give the same step. */
    static HandoverStep next(Handover handover, ShippableOrder order, Optional<Order> stored) {
        OrderSnapshot seen = order.seen();
        boolean told = handover.stage() == Handover.Stage.SENT || handover.unsure();
        if (seen.status() == OrderStatus.CANCELLED) {
            return new Stop("cancelled", told);
        }
        if (seen.fulfilledBy() == FulfilledBy.PLATFORM) {
            return new Stop("the platform's own warehouse ships it", told);
        }
        if (seen.status().hasShipped()) {
            return new Done();
        }
        return order.sellerShips() ? ownCarrier(handover, order, stored) : platformCarrier(handover, order, stored);
    }

    private static HandoverStep platformCarrier(Handover handover, ShippableOrder order, Optional<Order> stored) {
        Set<String> waiting = order.packages(state -> !state.isArranged());
        boolean without = order.open().stream().anyMatch(unit -> unit.parcel().isEmpty());
        if (without || !waiting.isEmpty()) {
            return sendable(order, stored)
                    .orElseGet(() -> without
                            ? new Wait(
                                    "the platform has made no package yet; buy the label in the seller centre",
                                    Cause.FAULT)
                            : new Arrange(waiting));
        }
        Set<String> unlabelled = order.packages(PackageState::isArranged).stream()
                .filter(id -> !handover.isLabelled(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unlabelled.isEmpty()) {
            return new Label(unlabelled);
        }
        if (handover.stage() == Handover.Stage.SENT && !handover.isOutdatedBy(order)) {
            return new Done();
        }
        return sendable(order, stored)
                .orElseGet(() -> handover.stage() == Handover.Stage.SENT ? new Change() : new Push());
    }

    private static HandoverStep ownCarrier(Handover handover, ShippableOrder order, Optional<Order> stored) {
        List<Parcel> reported = handover.parcels().stream()
                .filter(parcel -> parcel.state() == Parcel.State.REPORTED)
                .toList();
        if (reported.isEmpty() && order.unmarked().isEmpty()) {
            // Marked by us, or by the seller on the platform: nothing is left that a warehouse could pack.
            return new Done();
        }
        if (handover.stage() == Handover.Stage.PLANNED && reported.isEmpty()) {
            return sendable(order, stored).orElseGet(Push::new);
        }
        // What the warehouse reports has left: the platform is told whatever the desk thinks of the order now.
        for (Parcel parcel : reported) {
            if (order.isTracked(parcel.tracking())) {
                return new Mark(parcel, List.of());
            }
            List<ShippableUnit> units = units(order, parcel);
            if (!units.isEmpty()) {
                return new Mark(parcel, units);
            }
        }
        if (!reported.isEmpty()) {
            return new Wait(
                    "parcel " + reported.getFirst().tracking() + " names units that the order has not open",
                    Cause.FAULT);
        }
        boolean change = handover.isOutdatedBy(order) && sendable(order, stored).isEmpty();
        return change ? new Change() : new Ask();
    }

    /** The units of a parcel among those that have no tracking number; none where it names more than there are. */
    private static List<ShippableUnit> units(ShippableOrder order, Parcel parcel) {
        List<ShippableUnit> left = new ArrayList<>(order.unmarked());
        if (parcel.units().isEmpty()) {
            return left;
        }
        List<ShippableUnit> chosen = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : parcel.units().entrySet()) {
            List<ShippableUnit> some = left.stream()
                    .filter(unit -> unit.sku().code().equals(entry.getKey()))
                    .limit(entry.getValue())
                    .toList();
            if (some.size() < entry.getValue()) {
                return List.of();
            }
            chosen.addAll(some);
        }
        return chosen;
    }

    /** Why the order must not be sent now; empty where it may. */
    static Optional<HandoverStep> sendable(ShippableOrder order, Optional<Order> stored) {
        OrderSnapshot seen = order.seen();
        Optional<String> platform = switch (seen.status()) {
            case UNPAID, ON_HOLD, UNRECOGNISED -> Optional.of("the platform holds the order");
            default ->
                seen.platformHold()
                        ? Optional.of("the platform holds the order")
                        : seen.buyerAsksCancel() ? Optional.of("the buyer asks to cancel") : Optional.empty();
        };
        if (platform.isPresent()) {
            return platform.map(why -> new Wait(why, Cause.HELD));
        }
        if (stored.isEmpty() || stored.get().updated().isBefore(seen.updated())) {
            return Optional.of(new Wait("the desk has not seen the platform's latest change yet", Cause.BEHIND));
        }
        Order known = stored.get();
        if (known.status() == OrderStatus.CANCELLED) {
            return Optional.of(new Wait("the desk knows the order as cancelled", Cause.BEHIND));
        }
        if (!known.lane().equals(Optional.of(Lane.RELEASED))) {
            return Optional.of(new Wait(
                    known.holds().isEmpty()
                            ? "in no wave"
                            : "held: "
                                    + known.holds().stream()
                                            .map(hold -> hold.code().name())
                                            .distinct()
                                            .collect(Collectors.joining(", ")),
                    Cause.HELD));
        }
        return Optional.empty();
    }
}
