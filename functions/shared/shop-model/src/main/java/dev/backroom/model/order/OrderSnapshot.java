package dev.backroom.model.order;

import dev.backroom.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as one read of the platform's API showed it.
 *
 * @param updateTime the platform's {@code update_time}, whole seconds
 * @param readAt when this read was answered: orders two reads that agree on update time and rank
 * @param platformWarehouse the platform's warehouse id; empty text where it gave none
 * @param buyer the platform's anonymous buyer id; empty text where it gave none
 * @param platformHold {@code is_on_hold_order}, or the status itself
 * @param handling as the platform says it; without a group where it names none
 * @param recipient absent while the platform hides it (unpaid, on hold)
 */
public record OrderSnapshot(
        OrderKey key,
        OrderStatus status,
        Instant createTime,
        Instant updateTime,
        Instant readAt,
        Optional<Instant> paidTime,
        Deadlines deadlines,
        Milestones milestones,
        List<OrderLine> lines,
        Money total,
        OrderKind kind,
        FulfilledBy fulfilledBy,
        String platformWarehouse,
        String buyer,
        boolean platformHold,
        boolean buyerAsksCancel,
        boolean cashOnDelivery,
        Handling handling,
        Optional<Recipient> recipient) {
    public OrderSnapshot {
        lines = List.copyOf(lines);
    }

    /** A read that says nothing about handling. */
    public OrderSnapshot(
            OrderKey key,
            OrderStatus status,
            Instant createTime,
            Instant updateTime,
            Instant readAt,
            Optional<Instant> paidTime,
            Deadlines deadlines,
            Milestones milestones,
            List<OrderLine> lines,
            Money total,
            OrderKind kind,
            FulfilledBy fulfilledBy,
            String platformWarehouse,
            String buyer,
            boolean platformHold,
            boolean buyerAsksCancel,
            boolean cashOnDelivery,
            Optional<Recipient> recipient) {
        this(
                key,
                status,
                createTime,
                updateTime,
                readAt,
                paidTime,
                deadlines,
                milestones,
                lines,
                total,
                kind,
                fulfilledBy,
                platformWarehouse,
                buyer,
                platformHold,
                buyerAsksCancel,
                cashOnDelivery,
                Handling.USUAL,
                recipient);
    }

    /** A read that names none of the order's milestones. */
    public OrderSnapshot(
            OrderKey key,
            OrderStatus status,
            Instant createTime,
            Instant updateTime,
            Instant readAt,
            Optional<Instant> paidTime,
            Deadlines deadlines,
            List<OrderLine> lines,
            Money total,
            OrderKind kind,
            FulfilledBy fulfilledBy,
            String platformWarehouse,
            String buyer,
            boolean platformHold,
            boolean buyerAsksCancel,
            boolean cashOnDelivery,
            Optional<Recipient> recipient) {
        this(
                key,
                status,
                createTime,
                updateTime,
                readAt,
                paidTime,
                deadlines,
                Milestones.NONE,
                lines,
                total,
                kind,
                fulfilledBy,
                platformWarehouse,
                buyer,
                platformHold,
                buyerAsksCancel,
                cashOnDelivery,
                Handling.USUAL,
                recipient);
    }
}
