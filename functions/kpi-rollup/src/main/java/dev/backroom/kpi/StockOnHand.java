package dev.backroom.kpi;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.stock.StockTable;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What lies in the buildings of an owner. */
@FunctionalInterface
interface StockOnHand {
    /**
     * Units on hand now, promised ones included.
     *
     * @param shops all shops of the owner
     * @return empty where the owner has no item at all
     */
    OptionalLong onHand(String owner, List<Shop> shops);

    static StockOnHand of(StockTable stock) {
        return (owner, shops) -> {
            List<Sku> skus = stock.skus(owner);
            if (skus.isEmpty()) {
                return OptionalLong.empty();
            }
            Set<String> warehouses = new HashSet<>(Set.of(Slot.MAIN));
            shops.forEach(shop -> warehouses.addAll(shop.warehouses().values()));
            List<Slot> slots = skus.stream()
                    .flatMap(sku -> warehouses.stream().map(warehouse -> new Slot(sku, warehouse)))
                    .toList();
            return OptionalLong.of(stock.levels(owner, slots).values().stream()
                    .mapToLong(StockLevel::onHand)
                    .sum());
        };
    }
}
