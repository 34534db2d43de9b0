package dev.backroom.tiktok.inventory;

import java.util.Map;

/**
 * What the platform shows of the SKUs that it was asked about.
 *
 * @param stock by platform SKU id; ids that the platform does not know are missing
 * @param whole false if a part could not be read, so that an id which is missing may be known all the same
 */
public record InventoryAnswer(Map<String, ChannelStock> stock, boolean whole) {
    /** Nothing was asked. */
    public static final InventoryAnswer NOTHING = new InventoryAnswer(Map.of(), true);

    public InventoryAnswer {
        stock = Map.copyOf(stock);
    }
}
