package dev.backroom.cli.stack;

import dev.backroom.cli.imports.ItemCatalogue;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.stock.StockTable;
import java.util.Collection;
import java.util.Map;

/** The items in the stock table. */
public record StockTableCatalogue(StockTable table, String owner) implements ItemCatalogue {
    @Override
    public Map<Sku, Item> items(Collection<Sku> skus) {
        return table.items(owner, skus);
    }

    @Override
    public void put(Item item) {
        table.putItem(owner, item);
    }
}
