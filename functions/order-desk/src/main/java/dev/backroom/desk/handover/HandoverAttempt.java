package dev.backroom.desk.handover;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.HandoverStep;
import dev.backroom.model.ship.ShippableOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order that this process holds, as it changes from step to step. */
final class HandoverAttempt {
    private final Optional<Order> stored;
    private Handover handover;
    private ShippableOrder seen;
    private @Nullable WaitPolicy rest;

    HandoverAttempt(Handover handover, ShippableOrder seen, Optional<Order> stored) {
        this.handover = handover;
        this.seen = seen;
        this.stored = stored;
    }

    OrderKey key() {
        return handover.order();
    }

    Handover handover() {
        return handover;
    }

    ShippableOrder seen() {
        return seen;
    }

    Optional<Order> stored() {
        return stored;
    }

    String warehouse() {
        return stored.map(Order::warehouse).orElse("");
    }

    HandoverStep next() {
        return HandoverStep.next(handover, seen, stored);
    }

    void came(Handover further) {
        handover = further;
    }

    void sees(ShippableOrder now) {
        seen = now;
    }

    /** Ends this look without a further step. */
    void rests(WaitPolicy why, String reason) {
        rests(why, reason, handover.unsure());
    }

    void rests(WaitPolicy why, String reason, boolean unsure) {
        handover = why.isPatience() ? handover.patient(reason) : handover.waiting(reason, unsure);
        rest = why;
    }

    /** Why this look ended; empty while it goes on or the handover is over. */
    Optional<WaitPolicy> rest() {
        return Optional.ofNullable(rest);
    }

    boolean isOver() {
        return rest != null || handover.stage().isFinal();
    }
}
