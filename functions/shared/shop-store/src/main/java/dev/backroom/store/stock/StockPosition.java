package dev.backroom.store.stock;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.model.stock.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is stored of one SKU, but for its history.
 *
 * @param item absent where the item list does not have the SKU
 * @param bundles SKUs that have, or once had, this one as a part
 * @param alarm what was last told about its stock
 */
public record StockPosition(
        Sku sku,
        Optional<Item> item,
        List<StockLevel> levels,
        List<Listed> listings,
        Set<Sku> bundles,
        StockAlarm alarm) {
    public StockPosition {
        levels = List.copyOf(levels);
        listings = List.copyOf(listings);
        bundles = Set.copyOf(bundles);
    }

    /** Units that came back and that nobody has looked at yet, over all warehouses. */
    public int quarantined() {
        return levels.stream()
                .filter(level -> !level.slot().isForSale())
                .mapToInt(StockLevel::onHand)
                .sum();
    }
}
