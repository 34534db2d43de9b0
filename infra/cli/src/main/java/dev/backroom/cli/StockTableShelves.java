package dev.backroom.cli;

import dev.backroom.cli.imports.Shelves;
import dev.backroom.cli.imports.StockCount;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.BelowReserved;
import dev.backroom.store.StockTable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The shelves in the stock table.
 *
 * @param why what the moves of a count say about where it came from
 */
record StockTableShelves(StockTable table, String owner, String why) implements Shelves {
    private static final String WHO = "import";

    @Override
    public Map<Sku, Item> items(Collection<Sku> skus) {
        return table.items(owner, skus);
    }

    @Override
    public void put(Item item) {
        table.putItem(owner, item);
    }

    @Override
    public Optional<String> count(StockCount count) {
        try {
            table.count(owner, count.slot(), count.counted(), WHO, why);
            return Optional.empty();
        } catch (BelowReserved e) {
            return Optional.of(e.level().reserved() + " units are promised to orders; first decide which orders wait");
        }
    }
}
