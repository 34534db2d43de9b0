package dev.backroom.tiktok.inventory;

import dev.backroom.model.stock.Sku;
import java.util.List;

/**
 * A product of a shop as the search names it.
 *
 * @param live buyers can order it
 */
public record ListedProduct(String product, boolean live, List<Variant> variants) {
    public ListedProduct {
        variants = List.copyOf(variants);
    }

    /**
     * One SKU of the product.
     *
     * @param sku the seller's own code; where the listing has none, the platform's SKU id
     * @param warehouses the platform's ids of the warehouses that serve it
     */
    public record Variant(String platformSku, Sku sku, List<String> warehouses) {
        public Variant {
            warehouses = List.copyOf(warehouses);
        }
    }
}
