package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The stock of one owner, as far as imports write it. */
public interface Shelves {
    /** The items among these SKUs that exist. */
    Map<Sku, Item> items(Collection<Sku> skus);

    void put(Item item);

    /**
     * Sets what lies in a slot.
     *
     * @return why the count cannot be right; empty if it was taken
     */
    Optional<String> count(StockCount count);
}
