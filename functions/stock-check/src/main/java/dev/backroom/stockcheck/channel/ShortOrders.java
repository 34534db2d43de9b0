package dev.backroom.stockcheck.channel;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Sku;
import java.util.Map;

/**
 * Orders that are known and hold no stock because they did not fit. A channel counts their units as promised, all the same
 * as those of orders that nobody has read yet.
 */
@FunctionalInterface
public interface ShortOrders {
    ShortOrders NONE = shop -> Map.of();

    /** The units that the shop's short orders want, by SKU; bundles by their parts. */
    Map<Sku, Long> of(ShopId shop);
}
