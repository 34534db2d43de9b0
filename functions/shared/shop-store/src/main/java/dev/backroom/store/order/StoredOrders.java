package dev.backroom.store.order;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import java.util.Map;

/**
 * What a read of the orders table found. Orders that do not exist are in neither map.
 *
 * @param unreadable what is wrong with items that this version cannot read
 */
public record StoredOrders(Map<OrderKey, Order> orders, Map<OrderKey, String> unreadable) {
    public StoredOrders {
        orders = Map.copyOf(orders);
        unreadable = Map.copyOf(unreadable);
    }
}
