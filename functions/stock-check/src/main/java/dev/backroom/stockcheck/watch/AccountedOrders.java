package dev.backroom.stockcheck.watch;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.stockcheck.channel.ShortOrders;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.tiktok.inventory.ChannelStock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether the orders that we know account for all units that the channels have promised. They do not while orders wait to be
 * read, nor can anybody know while a listing that takes from the same units was not asked for.
 */
record AccountedOrders(StockPositions shelves, Map<ShopId, Shown> theirs, ShortOrders shortOrders) {
    /** Whether our orders account for all that is promised of the item. */
    boolean of(Item item) {
        return parts(item).keySet().stream().allMatch(part -> {
            OptionalLong units = unseen(part);
            return units.isPresent() && units.getAsLong() == 0;
        });
    }

    /**
     * Units that the channels have promised and our orders do not account for; of a bundle, as many bundles as its scarcest
     * part lacks. What nobody can know counts as none.
     */
    long onTheWay(Item item) {
        return parts(item).entrySet().stream()
                .mapToLong(part -> Math.ceilDiv(unseen(part.getKey()).orElse(0), (long) part.getValue()))
                .max()
                .orElse(0);
    }

    private static Map<Sku, Integer> parts(Item item) {
        return item.isBundle() ? item.parts() : Map.of(item.sku(), 1);
    }

    private OptionalLong unseen(Sku part) {
        return shelves.find(part).map(shelf -> unseen(part, shelf)).orElse(OptionalLong.empty());
    }

    private OptionalLong unseen(Sku part, StockPosition shelf) {
        long reserved = shelf.levels().stream().mapToLong(StockLevel::reserved).sum();
        Set<Sku> takers = new HashSet<>(shelf.bundles());
        takers.add(part);
        long promised = 0;
        for (Sku taker : takers) {
            OptionalLong units = promised(part, taker);
            if (units.isEmpty()) {
                return OptionalLong.empty();
            }
            promised += units.getAsLong();
        }
        return OptionalLong.of(promised <= reserved ? 0 : Math.max(0, promised - reserved - wanted(part)));
    }

    private long wanted(Sku part) {
        return theirs.keySet().stream()
                .mapToLong(shop -> shortOrders.of(shop).getOrDefault(part, 0L))
                .sum();
    }

    private OptionalLong promised(Sku part, Sku taker) {
        Optional<StockPosition> shelf = shelves.find(taker);
        Optional<Item> item = shelf.flatMap(StockPosition::item);
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
