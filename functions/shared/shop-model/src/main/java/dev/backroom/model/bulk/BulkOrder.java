package dev.backroom.model.bulk;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;

/**
 * An order of a bulk job as it was shown.
 *
 * @param seen its {@link Order#deskMark}; the order is not decided about once it has another
 */
public record BulkOrder(OrderKey key, String seen) {
    public static BulkOrder of(Order order) {
        return new BulkOrder(order.key(), order.deskMark());
    }
}
