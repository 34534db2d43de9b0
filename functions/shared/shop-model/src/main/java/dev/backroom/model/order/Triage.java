package dev.backroom.model.order;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which holds an order carries. */
public final class Triage {
    private Triage() {}

    /**
     * A hold as somebody decides about it.
     *
     * @param deadline when the order is late; empty where the platform gave none
     * @param fingerprint what {@link Order#release} takes
     */
    public record Case(Hold hold, Optional<Instant> deadline, Set<HoldCode.Action> actions, String fingerprint) {
        public Case {
            actions = Set.copyOf(actions);
        }
    }

    /** The open cases of an order, most urgent to look at first. */
    public static List<Case> cases(Order order) {
        return order.holds().stream()
                .map(hold -> new Case(
                        hold,
                        order.deadlines().lateFrom(),
                        hold.code().actions(),
                        hold.fingerprint(order.recipientMark())))
                .toList();
    }

    /**
     * The holds of an order, most urgent to look at first.
     *
     * @param seen the read that is being applied
     * @param reservation what the order has of stock
     * @param unknown SKUs that the item list does not have
     * @param mismatch units that left although the figures say they were not there
     * @param found what was found in the recipient and the message
     */
    public static List<Hold> assess(
            OrderSnapshot seen,
            Reservation reservation,
            List<Sku> unknown,
            Map<Slot, Integer> mismatch,
            List<Hold> found) {
        List<Reason> reasons = new ArrayList<>();
        if (!mismatch.isEmpty()) {
            reasons.add(new Reason.StockMismatch(mismatch));
        }
        if (!seen.status().isClosed()) {
            ofOpenOrder(seen, reservation, unknown, reasons);
        }
        List<Hold> holds = new ArrayList<>(reasons.stream().map(Reason::hold).toList());
        if (isToBePacked(seen)) {
            holds.addAll(found);
        }
        if (!seen.status().isClosed() && seen.platformHold()) {
            boolean remorse = seen.status() == OrderStatus.ON_HOLD;
            holds.add((remorse ? new Reason.RemorseHour() : new Reason.PlatformCheck()).hold());
        }
        return holds;
    }

    /** Whether a person can still stop an order in this state: its parcel has not left. */
    public static boolean canBeStopped(OrderStatus status) {
        return switch (status) {
            case UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPING, AWAITING_COLLECTION, UNRECOGNISED -> true;
            case IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED -> false;
        };
    }

    /** Only what the seller still has to pack can be stopped for its address or its buyer's wish. */
    public static boolean isToBePacked(OrderSnapshot seen) {
        return seen.fulfilledBy() == FulfilledBy.SELLER
                && (seen.status() == OrderStatus.AWAITING_SHIPMENT || seen.status() == OrderStatus.PARTIALLY_SHIPPING);
    }

    private static void ofOpenOrder(
            OrderSnapshot seen, Reservation reservation, List<Sku> unknown, List<Reason> reasons) {
        if (reservation.isShort()) {
            reasons.add(new Reason.ShortStock(reservation.missing()));
        }
        if (!unknown.isEmpty()) {
            reasons.add(new Reason.UnknownSku(unknown));
        }
        if (seen.status() == OrderStatus.UNRECOGNISED) {
            reasons.add(new Reason.UnknownStatus());
        }
        if (seen.buyerAsksCancel()) {
            reasons.add(new Reason.CancelRequested());
        }
    }
}
