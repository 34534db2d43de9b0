package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.expression.Projection;
import dev.backroom.tableengine.expression.Update;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.value.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PutItem, UpdateItem, DeleteItem. */
public final class SingleWrites {

    private final Catalog catalog;
    private final IntentReader reader;
    private final ItemWriter writer;

    public SingleWrites(Catalog catalog, ItemWriter writer) {
        this.catalog = catalog;
        this.reader = new IntentReader(catalog);
        this.writer = writer;
    }

    public Map<String, Operation> all() {
        return Map.of("PutItem", this::put, "UpdateItem", this::update, "DeleteItem", this::delete);
    }

    private ObjectNode put(JsonNode request, Bill bill) {
        return write(request, returned(request), reader.put(request), bill);
    }

    private ObjectNode delete(JsonNode request, Bill bill) {
        return write(request, returned(request), reader.delete(request), bill);
    }

    private ObjectNode update(JsonNode request, Bill bill) {
        return write(request, returned(request), reader.update(request), bill);
    }

    private static String returned(JsonNode request) {
        String asked = Json.text(request, "ReturnValues");
        return asked == null ? "NONE" : asked;
    }

    private ObjectNode write(JsonNode request, String shown, IntentReader.Draft draft, Bill bill) {
        LiveTable live = catalog.need(Json.need(request, "TableName"));
        return ItemWriter.using(live, () -> {
            Intent intent = reader.read(draft);
            Change change = writer.write(intent, bill);
            ObjectNode answer = Json.object();
            Item attributes = attributes(shown, intent, change);
            if (attributes != null) {
                answer.set("Attributes", ItemJson.node(attributes));
            }
            bill.show(answer, intent.table().name(), Json.text(request, "ReturnConsumedCapacity"));
            if (CollectionMetrics.asked(request) && CollectionMetrics.apply(intent.table())) {
                answer.set("ItemCollectionMetrics", CollectionMetrics.of(intent.table(), intent.key()));
            }
            return answer;
        });
    }

    private static @Nullable Item attributes(String shown, Intent intent, Change change) {
        return switch (shown) {
            case "ALL_OLD" -> change.before();
            case "ALL_NEW" -> change.after();
            case "UPDATED_OLD" -> updated(intent, change.before());
            case "UPDATED_NEW" -> updated(intent, change.after());
            default -> null;
        };
    }

    private static @Nullable Item updated(Intent intent, @Nullable Item item) {
        if (item == null || !(intent.mutation() instanceof Mutation.Change change)) {
            return null;
        }
        Update update = change.update();
        Item shown = Projection.of(update.targets()).apply(item);
        return shown.isEmpty() ? null : shown;
    }
}
