package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shelves as a plain map; counts below {@code reserved} are refused as the table refuses them. */
final class ShelvesInMemory implements Shelves {
    final Map<Sku, Item> items = new LinkedHashMap<>();
    final Map<Slot, Integer> counted = new HashMap<>();
    int reserved;

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

    @Override
    public Optional<String> count(StockCount count) {
        if (count.counted() < reserved) {
            return Optional.of(reserved + " units are promised to orders");
        }
        counted.put(count.slot(), count.counted());
        return Optional.empty();
    }
}
