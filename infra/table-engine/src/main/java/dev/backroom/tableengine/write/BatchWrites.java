package dev.backroom.tableengine.write;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BatchWriteItem: writes that have nothing to do with each other, refused together where one cannot be. */
public final class BatchWrites {
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Catalog catalog;
    private final ItemWriter writer;

    public BatchWrites(Catalog catalog, ItemWriter writer) {
        this.catalog = catalog;
        this.writer = writer;
    }

    /** A write with the JSON that is given back where it cannot be done now. */
    private record Entry(String table, JsonNode json, Intent intent) {}

    public ObjectNode write(JsonNode request, Bill bill) {
        JsonNode requested = request.path("RequestItems");
        List<LiveTable> tables = new ArrayList<>();
        List<Parsed> parsed = parsed(requested);
        for (Map.Entry<String, JsonNode> table : requested.properties()) {
            tables.add(catalog.need(table.getKey()));
        }
        tables.sort(Comparator.comparing(table -> table.definition().id()));
        return TransactWrites.using(tables, () -> write(entries(parsed), request, bill));
    }

    /** A write that has yet to be held against its table. */
    private record Parsed(String table, JsonNode json, Item item, boolean puts) {}

    private static List<Parsed> parsed(JsonNode requested) {
        List<Parsed> parsed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : requested.properties()) {
            for (JsonNode json : table.getValue()) {
                JsonNode put = Json.member(json, "PutRequest");
                JsonNode delete = Json.member(json, "DeleteRequest");
                if ((put == null) == (delete == null)) {
                    throw validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                            + " of the supported datatypes");
                }
                Item item =
                        Values.readItem(put == null ? json.path("DeleteRequest").path("Key") : put.path("Item"));
                if (put != null) {
                    WriteChecks.size(item);
                }
                parsed.add(new Parsed(table.getKey(), json, item, put != null));
            }
        }
        return parsed;
    }

    private List<Entry> entries(List<Parsed> parsed) {
        List<Entry> entries = new ArrayList<>();
        Set<ByteBuffer> rows = new HashSet<>();
        int size = 0;
        for (Parsed write : parsed) {
            Intent intent = intent(write);
            entries.add(new Entry(write.table(), write.json(), intent));
            if (!rows.add(ByteBuffer.wrap(intent.row()))) {
                throw validation("Provided list of item keys contains duplicates");
            }
            size += write.item().size();
        }
        if (size > LARGEST) {
            throw validation("Request size exceeded the limit of 16 MB");
        }
        return entries;
    }

    private Intent intent(Parsed write) {
        LiveTable live = catalog.need(write.table());
        if (write.puts()) {
            WriteChecks.putInBatch(live.definition(), write.item());
            Item key = live.definition().keys().of(write.item());
            return Intent.of(live, key, new Mutation.Put(write.item()), null, false);
        }
        WriteChecks.key(live.definition(), write.item());
        return Intent.of(live, write.item(), new Mutation.Delete(), null, false);
    }

    private ObjectNode write(List<Entry> entries, JsonNode request, Bill bill) {
        ObjectNode unprocessed = Json.object();
        ObjectNode metrics = Json.object();
        int refused = 0;
        EngineException last = null;
        for (Entry entry : entries) {
            try {
                writer.write(entry.intent(), bill);
                if (CollectionMetrics.apply(entry.intent().table())) {
                    metrics.withArrayProperty(Arn.tableName(entry.table()))
                            .add(CollectionMetrics.of(
                                    entry.intent().table(), entry.intent().key()));
                }
            } catch (EngineException e) {
                last = temporary(e);
                refused++;
                unprocessed.withArrayProperty(entry.table()).add(entry.json());
            }
        }
        if (last != null && refused == entries.size() && last.type() != ErrorType.TRANSACTION_CONFLICT) {
            throw last;
        }
        ObjectNode answer = Json.object();
        answer.set("UnprocessedItems", unprocessed);
        bill.showAll(answer, Json.text(request, "ReturnConsumedCapacity"), false);
        if (CollectionMetrics.asked(request) && !metrics.isEmpty()) {
            answer.set("ItemCollectionMetrics", metrics);
        }
        return answer;
    }

    /** What the client may try again; everything else refuses the batch. */
    private static EngineException temporary(EngineException e) {
        return switch (e.type()) {
            case TRANSACTION_CONFLICT, THROTTLING, PROVISIONED_THROUGHPUT_EXCEEDED, INTERNAL_SERVER_ERROR -> e;
            default -> throw e;
        };
    }
}
