package dev.backroom.desk.handover;

import java.util.Map;
import java.util.Set;

/**
 * The seller's warehouses and how each is told of orders.
 *
 * @param others what a warehouse does that nobody described
 * @param pickup warehouses where the platform's carrier comes by; elsewhere parcels are brought to it
 * @param carriers the warehouses' names of carriers to the platform's ids or names
 */
record Warehouses(
        Map<String, WarehouseAdapter> adapters,
        WarehouseAdapter others,
        Set<String> pickup,
        Map<String, String> carriers) {
    Warehouses {
        adapters = Map.copyOf(adapters);
        pickup = Set.copyOf(pickup);
        carriers = Map.copyOf(carriers);
    }

    /** Undescribed warehouses work by hand. */
    Warehouses(Map<String, WarehouseAdapter> adapters, Set<String> pickup, Map<String, String> carriers) {
        this(adapters, new ByHand(), pickup, carriers);
    }

    WarehouseAdapter of(String warehouse) {
        return adapters.getOrDefault(warehouse, others);
    }

    /** Whether anything is sent at all; a label is fetched for a person in any case. */
    boolean isByHand(String warehouse) {
        return of(warehouse) instanceof ByHand;
    }
}
