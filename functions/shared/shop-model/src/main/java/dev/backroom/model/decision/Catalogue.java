package dev.backroom.model.decision;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.Map;
import java.util.Optional;

/** The seller's items as far as a batch of orders needs them. */
public record Catalogue(Map<Sku, Item> items) {
    public Catalogue {
        items = Map.copyOf(items);
    }

    public Optional<Item> find(Sku sku) {
        return Optional.ofNullable(items.get(sku));
    }
}
