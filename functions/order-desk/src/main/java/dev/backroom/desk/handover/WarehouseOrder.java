package dev.backroom.desk.handover;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Recipient;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a warehouse is told of an order. Holds personal data, lives as long as the call, and hides itself in texts.
 *
 * @param key names the release: the same for every attempt
 * @param wave empty text where no wave released it
 * @param units by the seller's SKU code
 * @param packing names what is to be packed: another text is another thing to pack
 * @param prices what the buyer paid for them
 * @param recipient absent where the platform hides it because its own label shows it
 */
record WarehouseOrder(
        String key,
        OrderKey order,
        String wave,
        String warehouse,
        Instant created,
        Optional<Instant> shipBy,
        SortedMap<String, Integer> units,
        String packing,
        Prices prices,
        Optional<Recipient> recipient,
        List<Labelled> parcels) {
    WarehouseOrder {
        units = new TreeMap<>(units);
        parcels = List.copyOf(parcels);
    }

    /**
     * What one unit of each SKU cost.
     *
     * @param currency ISO 4217; empty text where nothing is known
     */
    record Prices(Map<String, BigDecimal> units, String currency) {
        static final Prices UNKNOWN = new Prices(Map.of(), "");

        Prices {
            units = Map.copyOf(units);
        }

        Optional<BigDecimal> of(String sku) {
            return Optional.ofNullable(units.get(sku));
        }
    }

    /** A package of the platform's carrier. The label's address shows the recipient to whoever has it. */
    record Labelled(String parcel, String tracking, URI label) {
        @Override
        public String toString() {
            return "Labelled[hidden]";
        }
    }

    @Override
    public String toString() {
        return "WarehouseOrder[" + key + "]";
    }
}
