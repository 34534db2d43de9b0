package dev.backroom.simulator.books;

import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * What figures need to know of an order, as it stands when the script is over.
 *
 * @param placed when it became one to fulfil: paid, or bought without a payment to wait for
 * @param ready its first parcel was arranged
 * @param collected the carrier has all of it
 */
record OrderFacts(
        OrderView view,
        Optional<Instant> paid,
        Optional<Instant> placed,
        Optional<Instant> ready,
        Optional<Instant> collected,
        Optional<Instant> delivered,
        Optional<Instant> cancelled) {
    static OrderFacts of(ScriptedOrder order) {
        OrderView view = OrderView.atTheEnd(order);
        Optional<Instant> paid = view.when(Step.PAID);
        Optional<Instant> atOnce = view.when(Step.BOUGHT_ON_HOLD).or(() -> view.when(Step.BOUGHT_AT_ONCE));
        return new OrderFacts(
                view,
                paid,
                paid.or(() -> atOnce),
                view.when(Step.PART_ARRANGED).or(() -> view.when(Step.ARRANGED)),
                view.when(Step.COLLECTED),
                view.when(Step.DELIVERED),
                view.state() == OrderState.CANCELLED ? Optional.of(view.updated()) : Optional.empty());
    }

    boolean isSale() {
        return view.order().kind() == ScriptedOrder.Kind.SALE;
    }

    /** It is no longer one to ship. */
    Optional<Instant> left() {
        return collected.or(() -> cancelled);
    }
}
