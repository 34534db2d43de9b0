package dev.backroom.model.order;

import dev.backroom.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as stored: status facts, lines, amounts, what it did to stock, and why it waits. No personal data.
 *
 * @param version counts the writes of this item, from 1; the condition of every write
 * @param updated the platform's update time of the newest read that was applied
 * @param readAt when that read was answered
 * @param warehouse the seller's own name of the warehouse that packs it
 * @param recipientMark a short digest that tells whether the recipient changed; empty until one was stored
 */
public record Order(
        OrderKey key,
        long version,
        OrderStatus status,
        Instant created,
        Instant updated,
        Instant readAt,
        Optional<Instant> paid,
        Deadlines deadlines,
        Milestones milestones,
        List<OrderLine> lines,
        Money total,
        OrderKind kind,
        FulfilledBy fulfilledBy,
        String warehouse,
        String buyer,
        boolean cashOnDelivery,
        Reservation reservation,
        List<Hold> holds,
        String recipientMark) {
    public Order {
        lines = List.copyOf(lines);
        holds = List.copyOf(holds);
    }

    /** An order that has come past none of its milestones. */
    public Order(
            OrderKey key,
            long version,
            OrderStatus status,
            Instant created,
            Instant updated,
            Instant readAt,
            Optional<Instant> paid,
            Deadlines deadlines,
            List<OrderLine> lines,
            Money total,
            OrderKind kind,
            FulfilledBy fulfilledBy,
            String warehouse,
            String buyer,
            boolean cashOnDelivery,
            Reservation reservation,
            List<Hold> holds,
            String recipientMark) {
        this(
                key,
                version,
                status,
                created,
                updated,
                readAt,
                paid,
                deadlines,
                Milestones.NONE,
                lines,
                total,
                kind,
                fulfilledBy,
                warehouse,
                buyer,
                cashOnDelivery,
                reservation,
                holds,
                recipientMark);
    }

    /** The work list that the order stands in, if any. */
    public Optional<Lane> lane() {
        return Lane.of(status, fulfilledBy, holds);
    }

    /** What the work lists are sorted by; an order without a deadline sorts by its creation. */
    public Instant shipBy() {
        return deadlines.shipBy().orElse(created);
    }

    Order with(Reservation next, List<Hold> nextHolds) {
        return new Order(
                key,
                version,
                status,
                created,
                updated,
                readAt,
                paid,
                deadlines,
                milestones,
                lines,
                total,
                kind,
                fulfilledBy,
                warehouse,
                buyer,
                cashOnDelivery,
                next,
                nextHolds,
                recipientMark);
    }
}
