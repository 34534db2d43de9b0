package dev.backroom.desk.wave;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.ListedOrders;
import dev.backroom.store.order.OrderTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The orders that waves are made of. */
interface WaveOrders {
    /** The most urgent of the ready orders of a shop as their list shows them; it may lag behind by a moment. */
    List<ListedOrder> ready(ShopId shop, int limit);

    /** Orders as they are stored now. */
    Map<OrderKey, Order> load(Collection<OrderKey> keys);

    /** Writes each of the orders unless somebody else did meanwhile; answers those that were written. */
    List<Order> replaceAll(Collection<Order> before, UnaryOperator<Order> change);

    /** The orders of a table. */
    static WaveOrders of(OrderTable table) {
        return new WaveOrders() {
            @Override
            public List<ListedOrder> ready(ShopId shop, int limit) {
                ListedOrders listed = table.listed(shop, Lane.READY, limit);
                listed.unreadable()
                        .forEach((order, why) ->
                                Logger.getLogger(WaveOrders.class).errorf("order %s is in no wave: %s", order, why));
                return listed.orders();
            }

            @Override
            public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
                return table.read(keys, true).orders();
            }

            @Override
            public List<Order> replaceAll(Collection<Order> before, UnaryOperator<Order> change) {
                return table.replaceAll(before, change);
            }
        };
    }
}
