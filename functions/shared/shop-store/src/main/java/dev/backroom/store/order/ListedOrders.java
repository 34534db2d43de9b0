package dev.backroom.store.order;

import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.OrderKey;
import java.util.List;
import java.util.Map;

/**
 * What a work list shows.
 *
 * @param orders earliest ship-by first
 * @param unreadable the orders whose entry cannot be read, and why
 */
public record ListedOrders(List<ListedOrder> orders, Map<OrderKey, String> unreadable) {
    public ListedOrders {
        orders = List.copyOf(orders);
        unreadable = Map.copyOf(unreadable);
    }
}
