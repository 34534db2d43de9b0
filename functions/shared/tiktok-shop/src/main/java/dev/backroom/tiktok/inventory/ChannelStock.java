package dev.backroom.tiktok.inventory;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the platform shows of one SKU.
 *
 * @param available units that buyers can still order, by the platform's warehouse id, or under
 *     {@link dev.backroom.model.stock.Listing#UNNAMED}
 * @param committed units in orders that have not left yet
 */
public record ChannelStock(String product, String platformSku, SortedMap<String, Integer> available, long committed) {
    public ChannelStock {
        available = Collections.unmodifiableSortedMap(new TreeMap<>(available));
    }
}
