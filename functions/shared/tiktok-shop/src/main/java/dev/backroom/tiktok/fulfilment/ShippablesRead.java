package dev.backroom.tiktok.fulfilment;

import dev.backroom.model.ship.ShippableOrder;
import java.util.Map;

/**
 * What reading orders for their shipment gave, by order id. Ids that the platform does not know are in neither.
 *
 * @param unreadable order id to the reason, which never repeats the order's content
 */
public record ShippablesRead(Map<String, ShippableOrder> orders, Map<String, String> unreadable) {
    public ShippablesRead {
        orders = Map.copyOf(orders);
        unreadable = Map.copyOf(unreadable);
    }
}
