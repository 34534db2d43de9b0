package dev.backroom.desk.triage;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import java.util.List;
import java.util.Map;

/** Somebody else's opinion of orders before they are packed: a carrier's address service, a service against fraud. */
@FunctionalInterface
public interface OutsideCheck {
    /** Asks nobody. */
    OutsideCheck NONE = orders -> Map.of();

    /**
     * Asks about orders whose recipients are new.
     *
     * @return the holds of those that something speaks against; an order that the service does not name, or does not answer
     *     about in time, has none
     */
    Map<OrderKey, List<Hold>> ask(List<OrderSnapshot> orders);
}
