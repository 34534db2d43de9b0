package dev.backroom.tiktok.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.stock.Listing;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The update of one product's stock: what is sent, and which SKUs the platform refused although it answered success. */
final class InventoryUpdates {
    /** "The check failed": the particular reason stands below it. */
    private static final long CHECK_FAILED = 12052990;

    private InventoryUpdates() {}

    static String body(Map<String, SortedMap<String, Integer>> figures) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode skus = root.putArray("skus");
        figures.forEach((platformSku, byWarehouse) -> {
            ObjectNode sku = skus.addObject();
            sku.put("id", platformSku);
            ArrayNode inventory = sku.putArray("inventory");
            byWarehouse.forEach((warehouse, units) -> {
                ObjectNode entry = inventory.addObject();
                if (!warehouse.equals(Listing.UNNAMED)) {
                    entry.put("warehouse_id", warehouse);
                }
                entry.put("quantity", units);
            });
        });
        return root.toString();
    }

    /**
     * The SKUs that were refused. An error that names none of those sent counts for all of them: better a needless retry
     * than a figure that is taken for published.
     */
    static Map<String, FigureRefused> refused(JsonNode data, Collection<String> sent) {
        Map<String, FigureRefused> refused = new HashMap<>();
        for (JsonNode error : data.path("errors")) {
            FigureRefused why = FigureRefused.of(code(error));
            Optional<String> platformSku = sku(error).filter(sent::contains);
            if (platformSku.isPresent()) {
                refused.put(platformSku.get(), why);
            } else {
                sent.forEach(each -> refused.putIfAbsent(each, why));
            }
        }
        return refused;
    }

    private static Optional<String> sku(JsonNode error) {
        try {
            return JsonFields.id(error.path("detail").get("sku_id"), "sku_id");
        } catch (UnreadableJson e) {
            return Optional.empty();
        }
    }

    private static long code(JsonNode error) {
        long code = JsonFields.count(error.get("code")).orElse(0);
        if (code == CHECK_FAILED || code == 0) {
            for (JsonNode extra : error.path("detail").path("extra_errors")) {
                long particular = JsonFields.count(extra.get("code")).orElse(0);
                if (particular != 0) {
                    return particular;
                }
            }
        }
        return code;
    }
}
