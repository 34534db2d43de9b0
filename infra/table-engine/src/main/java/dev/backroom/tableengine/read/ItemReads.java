package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.fault.Throttle;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;
import dev.backroom.tableengine.write.WriteChecks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetItem and BatchGetItem. */
public final class ItemReads {
    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;

    private final Catalog catalog;
    private final Rows rows;
    private final Throttle throttle;

    public ItemReads(Catalog catalog, Rows rows, Throttle throttle) {
        this.catalog = catalog;
        this.rows = rows;
        this.throttle = throttle;
    }

    public Map<String, Operation> all() {
        return Map.of("GetItem", this::get, "BatchGetItem", this::batch);
    }

    private ObjectNode get(JsonNode request, Bill bill) {
        Item key = Values.readItem(request.path("Key"));
        Shown shown = Shown.read(request);
        LiveTable live = catalog.need(Json.need(request, "TableName"));
        TableDefinition table = live.definition();
        WriteChecks.key(table, key);
        Scalars.requireWhole(table, shown.paths());
        Item item = read(table, key, Json.flag(request, "ConsistentRead"), bill);
        ObjectNode answer = Json.object();
        if (item != null) {
            answer.set("Item", ItemJson.node(shown.of(item)));
        }
        bill.show(answer, table.name(), Json.text(request, "ReturnConsumedCapacity"));
        return answer;
    }

    private @Nullable Item read(TableDefinition table, Item key, boolean consistent, Bill bill) {
        throttle.admitRead(table, null, key);
        Item item = rows.read(RowKeys.item(table, key));
        double units = Units.read(item == null ? 0 : item.size(), consistent);
        bill.table(table.name()).read(null, units);
        throttle.chargeRead(table, null, key, units);
        return item;
    }

    /** What is asked of one table. */
    private record Wanted(String name, JsonNode json, List<Item> keys, Shown shown, boolean consistent) {}

    private ObjectNode batch(JsonNode request, Bill bill) {
        JsonNode requested = request.path("RequestItems");
        List<Wanted> wanted = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : requested.properties()) {
            wanted.add(wanted(table.getKey(), table.getValue()));
        }
        for (Wanted table : wanted) {
            TableDefinition definition = catalog.need(table.name()).definition();
            table.keys().forEach(key -> WriteChecks.key(definition, key));
            Scalars.requireWhole(definition, table.shown().paths());
        }
        return new BatchRun(bill).answer(wanted, request);
    }

    private static Wanted wanted(String name, JsonNode json) {
        List<Item> keys = new ArrayList<>();
        Set<Item> distinct = new HashSet<>();
        Shown shown = Shown.read(json);
        for (JsonNode key : json.path("Keys")) {
            Item item = Values.readItem(key);
            keys.add(item);
            if (!distinct.add(item)) {
                throw validation("Provided list of item keys contains duplicates");
            }
        }
        return new Wanted(name, json, keys, shown, Json.flag(json, "ConsistentRead"));
    }

    /** Fills one answer until it is large enough. */
    private final class BatchRun {
        private final Bill bill;
        private final ObjectNode responses = Json.object();
        private final ObjectNode unprocessed = Json.object();
        private long size;
        private int read;
        private @Nullable EngineException refused;

        BatchRun(Bill bill) {
            this.bill = bill;
        }

        ObjectNode answer(List<Wanted> wanted, JsonNode request) {
            wanted.forEach(this::read);
            if (refused != null && read == 0) {
                throw refused;
            }
            ObjectNode answer = Json.object();
            answer.set("Responses", responses);
            answer.set("UnprocessedKeys", unprocessed);
            bill.showAll(answer, Json.text(request, "ReturnConsumedCapacity"), false);
            return answer;
        }

        private void read(Wanted wanted) {
            TableDefinition table = catalog.need(wanted.name()).definition();
            ArrayNode found = responses.putArray(wanted.name());
            ArrayNode left = Json.array();
            for (Item key : wanted.keys()) {
                Item item = size < LARGEST_ANSWER ? read(table, key, wanted.consistent(), left) : null;
                if (item != null && size + item.size() > LARGEST_ANSWER) {
                    size = LARGEST_ANSWER;
                    left.add(ItemJson.node(key));
                } else if (item != null) {
                    size += item.size();
                    found.add(ItemJson.node(wanted.shown().of(item)));
                } else if (size >= LARGEST_ANSWER) {
                    left.add(ItemJson.node(key));
                }
            }
            if (!left.isEmpty() && wanted.json() instanceof ObjectNode json) {
                ObjectNode again = json.deepCopy();
                again.set("Keys", left);
                unprocessed.set(wanted.name(), again);
            }
        }

        private @Nullable Item read(TableDefinition table, Item key, boolean consistent, ArrayNode left) {
            try {
                Item item = ItemReads.this.read(table, key, consistent, bill);
                read++;
                return item;
            } catch (EngineException e) {
                if (e.type() != ErrorType.THROTTLING && e.type() != ErrorType.PROVISIONED_THROUGHPUT_EXCEEDED) {
                    throw e;
                }
                refused = e;
                left.add(ItemJson.node(key));
                return null;
            }
        }
    }
}
