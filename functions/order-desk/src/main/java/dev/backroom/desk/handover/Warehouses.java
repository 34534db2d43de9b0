package dev.backroom.desk.handover;

import java.util.Map;
import java.util.Set;

/**
 * The seller's warehouses and how each is told of orders. One that nobody described works by hand.
 *
 * @param pickup warehouses where the platform's carrier comes by; elsewhere parcels are brought to it
 * @param carriers the warehouses' names of carriers to the platform's ids or names
 */
record Warehouses(Map<String, WarehouseAdapter> adapters, Set<String> pickup, Map<String, String> carriers) {
    private static final WarehouseAdapter BY_HAND = new ByHand();

    Warehouses {
        adapters = Map.copyOf(adapters);
        pickup = Set.copyOf(pickup);
        carriers = Map.copyOf(carriers);
    }

    WarehouseAdapter of(String warehouse) {
        return adapters.getOrDefault(warehouse, BY_HAND);
    }

    /** Whether anything is sent at all; a label is fetched for a person in any case. */
    boolean isByHand(String warehouse) {
        return of(warehouse) instanceof ByHand;
    }
}
