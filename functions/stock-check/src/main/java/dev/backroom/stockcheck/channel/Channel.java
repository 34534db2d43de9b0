package dev.backroom.stockcheck.channel;

import dev.backroom.model.Shop;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.InventoryAnswer;
import dev.backroom.tiktok.inventory.ProductPage;
import dev.backroom.tiktok.inventory.ShopInventory;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What this module asks of a channel; {@link ShopInventory} says what the calls mean and how they fail. */
public interface Channel {
    /** What notices call it. */
    String NAME = "TikTok Shop";

    Map<String, FigureRefused> update(Shop shop, String product, Map<String, SortedMap<String, Integer>> figures);

    InventoryAnswer search(Shop shop, Collection<String> platformSkus);

    ProductPage products(Shop shop, Optional<Instant> updatedFrom, String pageToken);

    static Channel of(ShopInventory inventory) {
        return new Channel() {
            @Override
            public Map<String, FigureRefused> update(
                    Shop shop, String product, Map<String, SortedMap<String, Integer>> figures) {
                return inventory.update(shop, product, figures);
            }

            @Override
            public InventoryAnswer search(Shop shop, Collection<String> platformSkus) {
                return inventory.search(shop, platformSkus);
            }

            @Override
            public ProductPage products(Shop shop, Optional<Instant> updatedFrom, String pageToken) {
                return inventory.products(shop, updatedFrom, pageToken);
            }
        };
    }
}
