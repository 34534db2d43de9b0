package dev.backroom.notices.stock;

import dev.backroom.model.stock.Sku;
import java.util.Collection;

/** Where a function leaves word that stock changed. */
@FunctionalInterface
public interface StockChangeOutbox {
    /**
     * Says that what can be sold of the SKUs may have changed. Call it after the change is stored.
     *
     * @throws IllegalStateException if not all of it could be sent; repeating it is harmless
     */
    void changed(String owner, Collection<Sku> skus);
}
