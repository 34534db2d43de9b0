package dev.backroom.model.desk;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a shop's warehouses get work, and how much of it.
 *
 * @param hours of the shop's day at which waves go out, 0 to 23, at least one
 * @param warehouses by the seller's own name; one that is not named works by {@link Warehouse#DEFAULT}
 * @param extraWaves how many waves out of turn a warehouse may get in a day when its backlog outgrows it, 0 or more
 */
public record WaveSettings(SortedSet<Integer> hours, Map<String, Warehouse> warehouses, int extraWaves) {
    private static final int LAST_HOUR = 23;

    public static final WaveSettings DEFAULT = new WaveSettings(new TreeSet<>(List.of(10, 16)), Map.of(), 1);

    public WaveSettings {
        if (hours.isEmpty() || hours.first() < 0 || hours.last() > LAST_HOUR) {
            throw new IllegalArgumentException("wave hours are one or more of 0 to " + LAST_HOUR);
        }
        if (extraWaves < 0) {
            throw new IllegalArgumentException("negative extra waves");
        }
        hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        warehouses = Map.copyOf(warehouses);
    }

    /** How the warehouse of this name works. */
    public Warehouse warehouse(String name) {
        return warehouses.getOrDefault(name, Warehouse.DEFAULT);
    }

    /** The same settings with one warehouse more, or another of its name. */
    public WaveSettings with(String name, Warehouse warehouse) {
        Map<String, Warehouse> all = new HashMap<>(warehouses);
        all.put(name, warehouse);
        return new WaveSettings(hours, all, extraWaves);
    }
}
