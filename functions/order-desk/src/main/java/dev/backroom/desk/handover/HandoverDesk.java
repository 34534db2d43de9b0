package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.queue.Parked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the handover needs of the rest of the desk. */
public interface HandoverDesk {
    /** The settings of the shops that exist among the ids. */
    Map<ShopId, Shop> shops(Collection<ShopId> ids);

    /** The stored orders among the keys, with every write that was answered before. */
    Map<OrderKey, Order> orders(Collection<OrderKey> keys);

    /** Has orders read again from the platform. */
    void readAgain(Collection<OrderKey> orders);

    /** Parks a message for a person. */
    void park(Parked message);

    /** One of {@link #orders}. */
    default Optional<Order> order(OrderKey key) {
        return Optional.ofNullable(orders(List.of(key)).get(key));
    }
}
