package dev.backroom.model.order;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order as its work list shows it: enough to plan by without reading it. It may lag behind the order by a moment.
 *
 * @param list where it stands
 * @param heldFor why it waits for somebody; empty where nothing holds it
 */
public record ListedOrder(
        OrderKey key,
        Lane list,
        Instant created,
        Deadlines deadlines,
        String warehouse,
        Handling handling,
        boolean cashOnDelivery,
        OrderStatus status,
        FulfilledBy fulfilledBy,
        Set<HoldCode> heldFor)
        implements ToPack {
    public ListedOrder {
        heldFor = Set.copyOf(heldFor);
    }

    /** What the list shows of an order; empty where it stands in none. */
    public static Optional<ListedOrder> of(Order order) {
        return order.lane()
                .map(lane -> new ListedOrder(
                        order.key(),
                        lane,
                        order.created(),
                        order.deadlines(),
                        order.warehouse(),
                        order.handling(),
                        order.cashOnDelivery(),
                        order.status(),
                        order.fulfilledBy(),
                        order.holds().stream().map(Hold::code).collect(Collectors.toUnmodifiableSet())));
    }

    @Override
    public Optional<Lane> lane() {
        return Optional.of(list);
    }

    /** Whether one of its deadlines, the platform's cancelling among them, has come by an instant. */
    public boolean isDueBy(Instant instant) {
        return Stream.of(deadlines.ready(), deadlines.collected(), deadlines.autoCancel())
                .flatMap(Optional::stream)
                .anyMatch(due -> !due.isAfter(instant));
    }
}
