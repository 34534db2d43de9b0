package dev.backroom.model.order;

import java.util.List;
import java.util.Optional;

/** The desk's work lists. An order that needs no work now stands in none. */
public enum Lane {
    /** Somebody must look first. */
    HELD,
    /** May go into the next wave. */
    READY,
    /** With the warehouse, or arranged: waits for the carrier. */
    RELEASED;

    /**
     * The lane of an order in this state with these holds.
     *
     * @param inWave whether it was given to the warehouse
     */
    public static Optional<Lane> of(OrderStatus status, FulfilledBy fulfilledBy, List<Hold> holds, boolean inWave) {
        boolean needsPerson = holds.stream().anyMatch(hold -> hold.code() != HoldCode.PLATFORM_HOLD);
        return switch (status) {
            case UNPAID, ON_HOLD, UNRECOGNISED, IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED ->
                needsPerson ? Optional.of(HELD) : Optional.empty();
            case AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> {
                if (fulfilledBy == FulfilledBy.PLATFORM) {
                    yield needsPerson ? Optional.of(HELD) : Optional.empty();
                }
                yield Optional.of(holds.isEmpty() ? inWave ? RELEASED : READY : HELD);
            }
            case AWAITING_COLLECTION -> Optional.of(needsPerson ? HELD : RELEASED);
        };
    }
}
