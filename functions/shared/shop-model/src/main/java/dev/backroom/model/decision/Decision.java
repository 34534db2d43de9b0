package dev.backroom.model.decision;

import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Triage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody at the desk decides about an order. */
public sealed interface Decision {
    /** @param fingerprint of the hold that goes; empty for every one that may be released */
    record Release(Optional<String> fingerprint) implements Decision {}

    record Hold() implements Decision {}

    record Note() implements Decision {}

    record Cancel(CancelReason reason) implements Decision {}

    /** What comes of it. */
    sealed interface Verdict {
        /** The order is written anew. */
        record Changed(Order after) implements Verdict {}

        /** The order stays as it is, and the decision is kept. */
        record Kept() implements Verdict {}

        record Refused(Why why) implements Verdict {}
    }

    /** Why a decision cannot be carried out. */
    enum Why {
        /** No such hold, or none that a person may release. */
        NOTHING_TO_RELEASE,
        ALREADY_HELD,
        /** The parcel has left, or the order is closed. */
        TOO_LATE
    }

    /**
     * Decides. Pure: the same arguments give the same answer.
     *
     * @param now the shop's time
     * @param letGo holds of the order that were released before
     */
    default Verdict about(Order order, Instant now, List<dev.backroom.model.order.Hold> letGo) {
        return switch (this) {
            case Release(Optional<String> fingerprint) -> release(order, fingerprint);
            case Hold() -> hold(order, now, letGo);
            case Note() -> new Verdict.Kept();
            case Cancel(CancelReason reason) -> cancel(order, now, letGo);
        };
    }

    /** Whether it can be carried out; what it makes of an order depends on what was released before, too. */
    default Verdict about(Order order, Instant now) {
        return about(order, now, List.of());
    }

    private static Verdict release(Order order, Optional<String> only) {
        List<String> fingerprints = only.map(List::of)
                .orElseGet(() -> Triage.cases(order).stream()
                        .filter(one -> one.actions().contains(HoldCode.Action.RELEASE))
                        .map(Triage.Case::fingerprint)
                        .toList());
        Order after = order;
        for (String fingerprint : fingerprints) {
            after = after.release(fingerprint).orElse(after);
        }
        return after.equals(order)
                ? new Verdict.Refused(Why.NOTHING_TO_RELEASE)
                : new Verdict.Changed(after.oneAfter(order));
    }

    private static Verdict hold(Order order, Instant now, List<dev.backroom.model.order.Hold> letGo) {
        if (!Triage.canBeStopped(order.status())) {
            return new Verdict.Refused(Why.TOO_LATE);
        }
        return order.hold(now, letGo)
                .<Verdict>map(Verdict.Changed::new)
                .orElseGet(() -> new Verdict.Refused(Why.ALREADY_HELD));
    }

    /** Stopped first, so that no wave takes it while the platform is asked. */
    private static Verdict cancel(Order order, Instant now, List<dev.backroom.model.order.Hold> letGo) {
        boolean open = switch (order.status()) {
            case UNPAID, ON_HOLD, AWAITING_SHIPMENT -> true;
            case PARTIALLY_SHIPPING, AWAITING_COLLECTION, IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED, UNRECOGNISED ->
                false;
        };
        if (!open) {
            return new Verdict.Refused(Why.TOO_LATE);
        }
        return order.hold(now, letGo).<Verdict>map(Verdict.Changed::new).orElseGet(Verdict.Kept::new);
    }
}
