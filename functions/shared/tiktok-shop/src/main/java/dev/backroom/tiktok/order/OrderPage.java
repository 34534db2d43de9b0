package dev.backroom.tiktok.order;

import dev.backroom.model.order.OrderSnapshot;
import java.util.List;
import java.util.Map;

/**
 * One page of a search, oldest update first.
 *
 * @param unreadable order id to the reason, which never repeats the order's content
 * @param nextPageToken opaque; empty text after the last page
 */
public record OrderPage(List<OrderSnapshot> orders, Map<String, String> unreadable, String nextPageToken) {
    public OrderPage {
        orders = List.copyOf(orders);
        unreadable = Map.copyOf(unreadable);
    }
}
