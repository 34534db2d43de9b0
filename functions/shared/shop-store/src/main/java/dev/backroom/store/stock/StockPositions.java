package dev.backroom.store.stock;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shelves of one owner as they were read, each with the shelves of its parts. */
public record StockPositions(Map<Sku, StockPosition> shelves) {
    public StockPositions {
        shelves = Map.copyOf(shelves);
    }

    public Optional<StockPosition> find(Sku sku) {
        return Optional.ofNullable(shelves.get(sku));
    }

    public Optional<Item> item(Sku sku) {
        return find(sku).flatMap(StockPosition::item);
    }

    /** What can be sold of the SKU; empty where it is not in the item list or its stock is not known. */
    public Optional<Sellable> sellable(Sku sku) {
        return item(sku).flatMap(item -> {
            List<StockLevel> levels = new ArrayList<>();
            Set<Sku> parts = item.isBundle() ? item.parts().keySet() : Set.of(sku);
            parts.forEach(part -> find(part).ifPresent(shelf -> levels.addAll(shelf.levels())));
            return Sellable.of(item, levels);
        });
    }
}
