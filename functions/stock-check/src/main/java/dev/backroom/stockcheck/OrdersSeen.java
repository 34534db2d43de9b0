package dev.backroom.stockcheck;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.Listed;
import dev.backroom.store.Shelf;
import dev.backroom.store.Shelves;
import dev.backroom.tiktok.ChannelStock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether the orders that we know account for all units that the channels have promised. They do not while orders wait to be
 * read, nor can anybody know while a listing that takes from the same units was not asked for.
 */
record OrdersSeen(Shelves shelves, Map<ShopId, Shown> theirs, ShortOrders shortOrders) {
    boolean of(Item item) {
        Set<Sku> parts = item.isBundle() ? item.parts().keySet() : Set.of(item.sku());
        return parts.stream()
                .allMatch(part ->
                        shelves.find(part).filter(shelf -> covers(part, shelf)).isPresent());
    }

    private boolean covers(Sku part, Shelf shelf) {
        long reserved = shelf.levels().stream().mapToLong(StockLevel::reserved).sum();
        Set<Sku> takers = new HashSet<>(shelf.bundles());
        takers.add(part);
        long promised = 0;
        for (Sku taker : takers) {
            OptionalLong units = promised(part, taker);
            if (units.isEmpty()) {
                return false;
            }
            promised += units.getAsLong();
        }
        return promised <= reserved || promised <= reserved + wanted(part);
    }

    private long wanted(Sku part) {
        return theirs.keySet().stream()
                .mapToLong(shop -> shortOrders.of(shop).getOrDefault(part, 0L))
                .sum();
    }

    private OptionalLong promised(Sku part, Sku taker) {
        Optional<Shelf> shelf = shelves.find(taker);
        Optional<Item> item = shelf.flatMap(Shelf::item);
        if (shelf.isEmpty() || item.isEmpty()) {
            return OptionalLong.empty();
        }
        int each = item.get().isBundle() ? item.get().parts().getOrDefault(part, 0) : part.equals(taker) ? 1 : 0;
        long units = 0;
        for (Listed listed : each == 0 ? Set.<Listed>of() : shelf.get().listings()) {
            Optional<ChannelStock> stock = Optional.ofNullable(
                            theirs.get(listed.listing().shop()))
                    .flatMap(shown -> shown.find(listed.listing().platformSku()));
            if (stock.isEmpty()) {
                return OptionalLong.empty();
            }
            units += stock.get().committed() * each;
        }
        return OptionalLong.of(units);
    }
}
