package dev.backroom.model.order;

import dev.backroom.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the platform says of an order: a read shows it, and the stored order keeps it. */
public sealed interface PlatformOrder extends PackingTerms permits Order, OrderSnapshot {
    PlatformState state();

    List<OrderLine> lines();

    Payment payment();

    Fulfilment fulfilment();

    @Override
    default OrderStatus status() {
        return state().status();
    }

    @Override
    default Instant created() {
        return state().created();
    }

    default Instant updated() {
        return state().updated();
    }

    default Instant readAt() {
        return state().readAt();
    }

    @Override
    default Deadlines deadlines() {
        return state().deadlines();
    }

    default Milestones milestones() {
        return state().milestones();
    }

    default String buyer() {
        return payment().buyer();
    }

    default Money total() {
        return payment().total();
    }

    default Optional<Instant> paid() {
        return payment().paid();
    }

    @Override
    default boolean cashOnDelivery() {
        return payment().cashOnDelivery();
    }

    default OrderKind kind() {
        return fulfilment().kind();
    }

    @Override
    default FulfilledBy fulfilledBy() {
        return fulfilment().by();
    }

    @Override
    default String warehouse() {
        return fulfilment().warehouse();
    }

    @Override
    default Handling handling() {
        return fulfilment().handling();
    }
}
