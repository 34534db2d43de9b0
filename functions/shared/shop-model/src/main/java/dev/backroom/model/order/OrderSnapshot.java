package dev.backroom.model.order;

import java.util.List;
import java.util.Optional;

/**
 * An order as one read of the platform's API showed it.
 *
 * @param platformHold {@code is_on_hold_order}, or the status itself
 * @param fulfilment its handling as the platform says it; without a group where it names none
 * @param recipient absent while the platform hides it (unpaid, on hold)
 */
public record OrderSnapshot(
        OrderKey key,
        PlatformState state,
        boolean platformHold,
        List<OrderLine> lines,
        Payment payment,
        Fulfilment fulfilment,
        boolean buyerAsksCancel,
        Optional<Recipient> recipient)
        implements PlatformOrder {
    public OrderSnapshot {
        lines = List.copyOf(lines);
    }
}
