package dev.backroom.tiktok.order;

import dev.backroom.model.order.OrderSnapshot;
import java.util.List;
import java.util.Map;

/**
 * What reading orders by id gave. Ids that the platform does not know are in neither.
 *
 * @param unreadable order id to the reason, which never repeats the order's content
 */
public record OrdersRead(List<OrderSnapshot> orders, Map<String, String> unreadable) {
    public OrdersRead {
        orders = List.copyOf(orders);
        unreadable = Map.copyOf(unreadable);
    }
}
