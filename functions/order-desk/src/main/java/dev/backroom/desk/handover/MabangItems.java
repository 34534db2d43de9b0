package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tiktok.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to change in the items of an order at 马帮. An item there can be given another quantity or be taken out; a new one
 * needs a stock SKU and a warehouse of 马帮's own, which nobody here knows.
 */
sealed interface MabangItems {
    /** @param edits as {@code stockData} wants them; empty where the items are right already */
    record Edits(ArrayNode edits) implements MabangItems {}

    /** A person has to do it. */
    record ByHand(String reason) implements MabangItems {}

    /** {@code stockData}'s types of an edit. */
    String CHANGE = "1";

    String REMOVE = "2";

    /**
     * The way from the items there to the wanted ones.
     *
     * @param items {@code orderItem} of the order as 马帮 lists it
     * @param wanted units by the seller's SKU code
     */
    static MabangItems of(JsonNode items, SortedMap<String, Integer> wanted) {
        Map<String, List<JsonNode>> there = new TreeMap<>();
        items.forEach(item -> there.computeIfAbsent(JsonFields.text(item, "platformSku"), sku -> new ArrayList<>())
                .add(item));
        TreeSet<String> unknown = new TreeSet<>(wanted.keySet());
        unknown.removeAll(there.keySet());
        if (!unknown.isEmpty()) {
            return new ByHand("add " + String.join(", ", unknown) + " to it in 马帮 by hand");
        }
        ArrayNode edits = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, List<JsonNode>> entry : there.entrySet()) {
            int units = wanted.getOrDefault(entry.getKey(), 0);
            int listed =
                    entry.getValue().stream().mapToInt(MabangItems::quantity).sum();
            if (units == listed) {
                continue;
            }
            if (units > 0 && entry.getValue().size() > 1) {
                return new ByHand("several lines of " + entry.getKey() + "; change it in 马帮 by hand");
            }
            for (JsonNode item : entry.getValue()) {
                ObjectNode edit = edit(item, units);
                if (edit.path("erpOrderItemId").asText().isBlank()
                        || edit.path("stockSku").asText().isBlank()) {
                    return new ByHand("change " + entry.getKey() + " in 马帮 by hand");
                }
                edits.add(edit);
            }
        }
        return new Edits(edits);
    }

    private static ObjectNode edit(JsonNode item, int units) {
        String stockSku = JsonFields.text(item, "stockSku");
        ObjectNode edit = JsonNodeFactory.instance
                .objectNode()
                .put("type", units == 0 ? REMOVE : CHANGE)
                .put("erpOrderItemId", item.path("erpOrderItemId").asText())
                .put("stockSku", stockSku);
        return units == 0 ? edit : edit.put("afterStockSku", stockSku).put("quantity", Integer.toString(units));
    }

    private static int quantity(JsonNode item) {
        return item.path("quantity").asInt();
    }
}
