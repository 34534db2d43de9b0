package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.util.List;

/** What is said of the items that share a partition key, where a table has local indexes. */
final class CollectionMetrics {
    private CollectionMetrics() {}

    static boolean asked(JsonNode request) {
        return "SIZE".equals(Json.text(request, "ReturnItemCollectionMetrics"));
    }

    static boolean apply(TableDefinition table) {
        return !table.indexes(false).isEmpty();
    }

    /** The size is estimated as a range of gigabytes, and a shop's collections stay in the first. */
    static ObjectNode of(TableDefinition table, Item key) {
        ObjectNode metrics = Json.object();
        metrics.set(
                "ItemCollectionKey",
                ItemJson.node(key.only(List.of(table.keys().hash().name()))));
        metrics.putArray("SizeEstimateRangeGB").add(0.0).add(1.0);
        return metrics;
    }
}
