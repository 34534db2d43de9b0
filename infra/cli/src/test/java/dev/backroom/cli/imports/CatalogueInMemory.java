package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Items as a plain map. */
final class CatalogueInMemory implements ItemCatalogue {
    final Map<Sku, Item> items = new LinkedHashMap<>();

    @Override
    public Map<Sku, Item> items(Collection<Sku> skus) {
        Map<Sku, Item> found = new HashMap<>(items);
        found.keySet().retainAll(skus);
        return found;
    }

    @Override
    public void put(Item item) {
        items.put(item.sku(), item);
    }
}
