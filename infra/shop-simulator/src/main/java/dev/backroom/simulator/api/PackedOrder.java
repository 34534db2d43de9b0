package dev.backroom.simulator.api;

import java.time.Instant;
import java.util.SortedMap;

/**
 * An order as a warehouse knows it: no recipient, because a double has nobody to send anything to.
 *
 * @param key what the release was known by
 * @param units by the seller's code
 * @param tracking the number of its parcel: the platform's where the label came with it, else the warehouse's own
 * @param recalled it was called back before it was packed
 * @param told the other side knows the number
 */
public record PackedOrder(
        String key,
        String reference,
        String shop,
        String order,
        SortedMap<String, Integer> units,
        String carrier,
        String tracking,
        Instant taken,
        boolean recalled,
        boolean told) {
    public PackedOrder asRecalled() {
        return new PackedOrder(key, reference, shop, order, units, carrier, tracking, taken, true, told);
    }

    public PackedOrder with(SortedMap<String, Integer> changed) {
        return new PackedOrder(key, reference, shop, order, changed, carrier, tracking, taken, recalled, told);
    }

    public PackedOrder asTold() {
        return new PackedOrder(key, reference, shop, order, units, carrier, tracking, taken, recalled, true);
    }
}
