package dev.backroom.tiktok.aftersale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Which cases a search is about. */
public sealed interface CaseFilter {
    /** Orders that one search may name; the platform documents no limit, so this stays at its page size. */
    int MOST_ORDERS = 50;

    /** All cases of some orders, {@link #MOST_ORDERS} at most. */
    record OfOrders(List<String> orders) implements CaseFilter {
        public OfOrders {
            orders = List.copyOf(orders);
            if (orders.isEmpty() || orders.size() > MOST_ORDERS) {
                throw new IllegalArgumentException("a search names 1 to " + MOST_ORDERS + " orders");
            }
        }
    }

    /**
     * Cases that changed in a span.
     *
     * @param from included; cut to whole seconds
     * @param before not included; its second counts if it is not whole
     */
    record Updated(Instant from, Instant before) implements CaseFilter {}

    /** The search's body. */
    default String body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case OfOrders(List<String> orders) -> orders.forEach(body.putArray("order_ids")::add);
            case Updated(Instant from, Instant before) -> {
                body.put("update_time_ge", from.getEpochSecond());
                body.put("update_time_lt", before.plusNanos(999_999_999).getEpochSecond());
            }
        }
        return body.toString();
    }
}
