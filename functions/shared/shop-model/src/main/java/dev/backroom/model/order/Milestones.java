package dev.backroom.model.order;

import java.time.Instant;
import java.util.Optional;

/**
 * When an order came past the points that figures are counted by, as the platform says it; whole seconds.
 *
 * @param ready its shipment was arranged ({@code rts_time})
 * @param collected the carrier took it ({@code collection_time}); where the platform names no time, that of the first
 *     read which showed it on its way
 * @param cancelled present while the order is cancelled ({@code cancel_time}, or the first read that showed it)
 * @param delivered it arrived ({@code delivery_time}, or the first read that showed it as delivered)
 */
public record Milestones(
        Optional<Instant> ready,
        Optional<Instant> collected,
        Optional<Instant> cancelled,
        Optional<Instant> delivered) {
    public static final Milestones NONE = new Milestones(Optional.empty(), Optional.empty(), Optional.empty());

    /** Milestones up to the dispatch alone. */
    public Milestones(Optional<Instant> ready, Optional<Instant> collected, Optional<Instant> cancelled) {
        this(ready, collected, cancelled, Optional.empty());
    }

    /** What is known after a read: the platform's newest word first, then what was stored, then the read's own time. */
    public static Milestones after(Optional<Order> stored, OrderSnapshot seen) {
        Milestones had = stored.map(Order::milestones).orElse(NONE);
        Milestones says = seen.milestones();
        OrderStatus status = seen.status();
        return new Milestones(
                says.ready.or(() -> had.ready),
                says.collected
                        .or(() -> had.collected)
                        .or(() -> status.hasShipped() ? Optional.of(seen.updated()) : Optional.empty()),
                status == OrderStatus.CANCELLED
                        ? says.cancelled.or(() -> had.cancelled).or(() -> Optional.of(seen.updated()))
                        : Optional.empty(),
                // An order that is complete may have been refunded on its way.
                says.delivered
                        .or(() -> had.delivered)
                        .or(() -> status == OrderStatus.DELIVERED ? Optional.of(seen.updated()) : Optional.empty()));
    }
}
