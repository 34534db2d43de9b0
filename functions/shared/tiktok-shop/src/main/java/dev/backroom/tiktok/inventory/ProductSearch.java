package dev.backroom.tiktok.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import dev.backroom.tiktok.order.SkuCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The search for products by time of change. */
final class ProductSearch {
    static final int PRODUCTS_PER_PAGE = 100;

    private ProductSearch() {}

    static String body(Optional<Instant> updatedFrom) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        updatedFrom.ifPresent(from -> root.put("update_time_ge", from.getEpochSecond()));
        return root.toString();
    }

    static ProductPage decode(JsonNode data) {
        List<ListedProduct> products = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode product : data.path("products")) {
            List<ListedProduct.Variant> variants = new ArrayList<>();
            for (JsonNode sku : product.path("skus")) {
                try {
                    variants.add(variant(sku));
                } catch (UnreadableJson e) {
                    unreadable++;
                }
            }
            try {
                String id =
                        JsonFields.id(product.get("id"), "id").orElseThrow(() -> new UnreadableJson("id is missing"));
                products.add(
                        new ListedProduct(id, JsonFields.text(product, "status").equals("ACTIVATE"), variants));
            } catch (UnreadableJson e) {
                unreadable++;
            }
        }
        return new ProductPage(products, unreadable, JsonFields.text(data, "next_page_token"));
    }

    private static ListedProduct.Variant variant(JsonNode sku) {
        String platformSku = JsonFields.id(sku.get("id"), "id").orElseThrow(() -> new UnreadableJson("id is missing"));
        List<String> warehouses = new ArrayList<>();
        for (JsonNode warehouse : sku.path("inventory")) {
            JsonFields.id(warehouse.get("warehouse_id"), "warehouse_id").ifPresent(warehouses::add);
        }
        return new ListedProduct.Variant(
                platformSku, SkuCodes.of(JsonFields.text(sku, "seller_sku"), platformSku), warehouses);
    }
}
