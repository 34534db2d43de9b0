package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.RowLocks;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;
import dev.backroom.tableengine.write.Reason;
import dev.backroom.tableengine.write.WriteChecks;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** TransactGetItems: several items as they were at one moment. */
public final class TransactReads {
    private static final long LARGEST = 4L * 1024 * 1024;

    private final Catalog catalog;
    private final Rows rows;
    private final RowLocks locks;

    public TransactReads(Catalog catalog, Rows rows, RowLocks locks) {
        this.catalog = catalog;
        this.rows = rows;
        this.locks = locks;
    }

    private record Wanted(TableDefinition table, Item key, Shown shown, byte[] row) {}

    private record Parsed(String table, Item key, Shown shown) {}

    public ObjectNode get(JsonNode request, Bill bill) {
        List<Parsed> parsed = new ArrayList<>();
        for (JsonNode item : request.path("TransactItems")) {
            JsonNode get = item.path("Get");
            parsed.add(new Parsed(Json.need(get, "TableName"), Values.readItem(get.path("Key")), Shown.read(get)));
        }
        List<Wanted> wanted = wanted(parsed);
        List<byte[]> keys = wanted.stream().map(Wanted::row).toList();
        ArrayNode responses = Json.array();
        try (RowLocks.Locked held = locks.lockAll(keys)) {
            List<Reason> reasons = keys.stream()
                    .map(row -> locks.held(row) ? Reason.CONFLICT : Reason.NONE)
                    .toList();
            if (reasons.contains(Reason.CONFLICT)) {
                throw Reason.cancelled(reasons);
            }
            long size = 0;
            for (Wanted each : wanted) {
                Item item = rows.read(each.row());
                long bytes = item == null ? 0 : item.size();
                size += bytes;
                bill.table(each.table().name()).read(null, Units.transactionalRead(bytes));
                ObjectNode response = responses.addObject();
                if (item != null) {
                    response.set("Item", ItemJson.node(each.shown().of(item)));
                }
            }
            if (size > LARGEST) {
                throw validation("Collection size of items exceeded the maximum limit of 4 MB");
            }
        }
        ObjectNode answer = Json.object();
        answer.set("Responses", responses);
        bill.showAll(answer, Json.text(request, "ReturnConsumedCapacity"), true);
        return answer;
    }

    private List<Wanted> wanted(List<Parsed> parsed) {
        parsed.forEach(each -> catalog.need(each.table()));
        List<Wanted> wanted = new ArrayList<>();
        parsed.forEach(each -> WriteChecks.notEmpty(catalog.need(each.table()).definition(), each.key(), false));
        for (Parsed each : parsed) {
            TableDefinition table = catalog.need(each.table()).definition();
            try {
                WriteChecks.key(table, each.key());
                wanted.add(new Wanted(table, each.key(), each.shown(), RowKeys.item(table, each.key())));
            } catch (EngineException e) {
                throw Reason.alone(Reason.of(e), wanted.size(), parsed.size());
            }
        }
        Set<ByteBuffer> distinct = new HashSet<>();
        for (Wanted each : wanted) {
            if (!distinct.add(ByteBuffer.wrap(each.row()))) {
                throw validation("Transaction request cannot include multiple operations on one item");
            }
        }
        return wanted;
    }
}
