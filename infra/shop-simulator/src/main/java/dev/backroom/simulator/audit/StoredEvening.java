package dev.backroom.simulator.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system under test has stored of an evening, in nobody's own types.
 *
 * @param orders of the shop that is judged
 * @param levels of the owner whose stock it sells from
 */
public record StoredEvening(List<Order> orders, List<Level> levels, List<Parked> parked) {

    /**
     * One order.
     *
     * @param status the API's spelling
     * @param reserved units by plain SKU, over all warehouses
     * @param consumed units by plain SKU that left the building for it
     * @param holds codes
     */
    public record Order(
            String id, String status, Map<String, Integer> reserved, Map<String, Integer> consumed, Set<String> holds) {
        public Order {
            reserved = Map.copyOf(reserved);
            consumed = Map.copyOf(consumed);
            holds = Set.copyOf(holds);
        }
    }

    /** One plain SKU, over all warehouses. */
    public record Level(String sku, int onHand, int reserved) {}

    /** A message put aside. */
    public record Parked(String queue, String reason, Instant at) {}

    public StoredEvening {
        orders = List.copyOf(orders);
        levels = List.copyOf(levels);
        parked = List.copyOf(parked);
    }
}
