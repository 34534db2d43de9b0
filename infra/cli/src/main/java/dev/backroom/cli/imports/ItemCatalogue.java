package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.Collection;
import java.util.Map;

/** The items of one owner. */
public interface ItemCatalogue {
    /** The items among these SKUs that exist. */
    Map<Sku, Item> items(Collection<Sku> skus);

    void put(Item item);
}
