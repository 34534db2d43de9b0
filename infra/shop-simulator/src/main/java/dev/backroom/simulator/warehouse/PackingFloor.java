package dev.backroom.simulator.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.api.PackedOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The orders in a simulated warehouse. May be used by many threads. */
final class PackingFloor {
    private final Map<String, PackedOrder> orders = new LinkedHashMap<>();

    /** Takes an order in; false where it knows the key. */
    synchronized boolean take(String key, JsonNode call, Instant now) {
        if (orders.containsKey(key)) {
            return false;
        }
        String order = call.path("order").asText();
        String label = call.path("parcels").path(0).path("tracking").asText();
        orders.put(
                key,
                new PackedOrder(
                        key,
                        "WMS-" + (orders.size() + 1),
                        call.path("shop").asText(),
                        order,
                        units(call),
                        label.isEmpty() ? "Example Post" : "Simulated Express",
                        label.isEmpty() ? "EX" + order : label,
                        now,
                        false,
                        false));
        return true;
    }

    /** Packs something else; false where the order is unknown or packed. */
    synchronized boolean change(String key, JsonNode call) {
        PackedOrder order = orders.get(key);
        if (order == null || order.told() || order.recalled()) {
            return false;
        }
        orders.put(key, order.with(units(call)));
        return true;
    }

    private static TreeMap<String, Integer> units(JsonNode call) {
        TreeMap<String, Integer> units = new TreeMap<>();
        call.path("lines")
                .forEach(line -> units.merge(
                        line.path("sku").asText(), line.path("units").asInt(), Integer::sum));
        return units;
    }

    /** Calls an order back; false where it is unknown or packed. */
    synchronized boolean recall(String key) {
        PackedOrder order = orders.get(key);
        if (order == null || order.told()) {
            return false;
        }
        orders.put(key, order.asRecalled());
        return true;
    }

    synchronized Optional<PackedOrder> find(String key) {
        return Optional.ofNullable(orders.get(key));
    }

    /** What was taken in by then and is neither recalled nor told. */
    synchronized List<PackedOrder> due(Instant takenBy) {
        return orders.values().stream()
                .filter(order -> !order.recalled() && !order.told())
                .filter(order -> !order.taken().isAfter(takenBy))
                .toList();
    }

    synchronized void told(String key) {
        orders.computeIfPresent(key, (any, order) -> order.asTold());
    }

    synchronized List<PackedOrder> orders() {
        return List.copyOf(orders.values());
    }
}
