package dev.backroom.tiktok.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.stock.Listing;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The search for stock figures by SKU ids. A SKU whose figures cannot be read is left out. */
final class InventorySearch {
    /** The platform's limit for one call. */
    static final int SKUS_PER_CALL = 600;

    private InventorySearch() {}

    static String body(List<String> platformSkus) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        platformSkus.forEach(root.putArray("sku_ids")::add);
        return root.toString();
    }

    static InventoryAnswer decode(JsonNode data) {
        Map<String, ChannelStock> found = new HashMap<>();
        boolean whole = true;
        for (JsonNode product : data.path("inventory")) {
            for (JsonNode sku : product.path("skus")) {
                try {
                    ChannelStock stock = stock(product, sku);
                    found.put(stock.platformSku(), stock);
                } catch (UnreadableJson e) {
                    whole = false;
                }
            }
        }
        return new InventoryAnswer(found, whole);
    }

    private static ChannelStock stock(JsonNode product, JsonNode sku) {
        SortedMap<String, Integer> available = new TreeMap<>();
        for (JsonNode warehouse : sku.path("warehouse_inventory")) {
            available.put(
                    JsonFields.id(warehouse.get("warehouse_id"), "warehouse_id").orElse(Listing.UNNAMED),
                    (int) units(warehouse.get("available_quantity")));
        }
        if (available.isEmpty()) {
            available.put(Listing.UNNAMED, (int) units(sku.get("total_available_quantity")));
        }
        return new ChannelStock(
                JsonFields.id(product.get("product_id"), "product_id").orElse(""),
                JsonFields.id(sku.get("id"), "id").orElseThrow(() -> new UnreadableJson("id is missing")),
                available,
                units(sku.get("total_committed_quantity")));
    }

    /** Zero quantities may be absent. */
    private static long units(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return 0;
        }
        OptionalLong units = JsonFields.count(value);
        if (units.isEmpty() || units.getAsLong() < 0 || units.getAsLong() > Integer.MAX_VALUE) {
            throw new UnreadableJson("a quantity is out of its range");
        }
        return units.getAsLong();
    }
}
