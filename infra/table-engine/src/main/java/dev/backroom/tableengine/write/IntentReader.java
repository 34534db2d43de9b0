package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.expression.Condition;
import dev.backroom.tableengine.expression.Conditions;
import dev.backroom.tableengine.expression.ExpressionKind;
import dev.backroom.tableengine.expression.Placeholders;
import dev.backroom.tableengine.expression.Update;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.Catalog;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads writes out of requests: expressions first, then the table, then its keys, as the service does. */
final class IntentReader {
    private final Catalog catalog;

    IntentReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What of a write can be known without its table.
     *
     * @param item the item to put, or the key of the item to write
     * @param puts whether it is the former
     * @param held looks the table up and holds the write against its keys
     */
    record Draft(Item item, boolean puts, Function<Catalog, Intent> held) {
        Intent on(Catalog catalog) {
            return held.apply(catalog);
        }
    }

    Draft put(JsonNode request) {
        Item item = Values.readItem(request.path("Item"));
        WriteChecks.size(item);
        Placeholders placeholders = placeholders(request);
        Condition condition = condition(request, placeholders);
        placeholders.checkAllUsed();
        return new Draft(item, true, tables -> {
            LiveTable live = table(tables, request);
            WriteChecks.put(live.definition(), item);
            return Intent.of(
                    live, live.definition().keys().of(item), new Mutation.Put(item), condition, showsRefused(request));
        });
    }

    Draft delete(JsonNode request) {
        return keyed(request, new Mutation.Delete());
    }

    Draft check(JsonNode request) {
        return keyed(request, new Mutation.Check());
    }

    private static Draft keyed(JsonNode request, Mutation mutation) {
        Item key = Values.readItem(request.path("Key"));
        Placeholders placeholders = placeholders(request);
        Condition condition = condition(request, placeholders);
        placeholders.checkAllUsed();
        return new Draft(key, false, tables -> {
            LiveTable live = table(tables, request);
            WriteChecks.key(live.definition(), key);
            return Intent.of(live, key, mutation, condition, showsRefused(request));
        });
    }

    Draft update(JsonNode request) {
        Item key = Values.readItem(request.path("Key"));
        Placeholders placeholders = placeholders(request);
        String text = Json.text(request, "UpdateExpression");
        Update update = text == null ? null : Update.parse(text, placeholders);
        Condition condition = condition(request, placeholders);
        placeholders.checkAllUsed();
        return new Draft(key, false, tables -> {
            LiveTable live = table(tables, request);
            WriteChecks.key(live.definition(), key);
            if (update != null) {
                WriteChecks.update(live.definition(), update);
            }
            Mutation mutation = update == null ? new Mutation.Touch() : new Mutation.Change(update);
            return Intent.of(live, key, mutation, condition, showsRefused(request));
        });
    }

    private static LiveTable table(Catalog tables, JsonNode request) {
        return tables.need(Json.need(request, "TableName"));
    }

    private static boolean showsRefused(JsonNode request) {
        return "ALL_OLD".equals(Json.text(request, "ReturnValuesOnConditionCheckFailure"));
    }

    private static Placeholders placeholders(JsonNode request) {
        return Placeholders.read(
                Json.member(request, "ExpressionAttributeNames"), Json.member(request, "ExpressionAttributeValues"));
    }

    private static @Nullable Condition condition(JsonNode request, Placeholders placeholders) {
        String text = Json.text(request, "ConditionExpression");
        return text == null ? null : Conditions.parse(ExpressionKind.CONDITION, text, placeholders);
    }

    Intent read(Draft draft) {
        return draft.on(catalog);
    }
}
