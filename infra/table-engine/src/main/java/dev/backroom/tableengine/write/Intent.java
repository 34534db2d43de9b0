package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.expression.Condition;
import dev.backroom.tableengine.expression.Update;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.protocol.DetailedError;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item before it is known what the item is.
 *
 * @param table as it was when the write was read; the same as long as the table is in use
 * @param key the key attributes
 * @param condition null where there is none
 * @param showsRefused whether a refused condition answers with the item
 */
record Intent(
        LiveTable live,
        TableDefinition table,
        Item key,
        byte[] row,
        Mutation mutation,
        @Nullable Condition condition,
        boolean showsRefused) {

    static Intent of(LiveTable live, Item key, Mutation mutation, @Nullable Condition condition, boolean showsRefused) {
        TableDefinition table = live.definition();
        return new Intent(live, table, key, RowKeys.item(table, key), mutation, condition, showsRefused);
    }

    /**
     * What becomes of the item.
     *
     * @throws DetailedError ConditionalCheckFailedException
     * @throws dev.backroom.tableengine.error.EngineException when the item would not be one that the table can hold
     */
    Change on(@Nullable Item before) {
        if (condition != null && !condition.test(before == null ? Item.EMPTY : before)) {
            throw refused(before);
        }
        return new Change(table, before, after(before));
    }

    private @Nullable Item after(@Nullable Item before) {
        return switch (mutation) {
            case Mutation.Put put -> put.item();
            case Mutation.Delete delete -> null;
            case Mutation.Check check -> before;
            case Mutation.Touch touch -> before == null ? key : before;
            case Mutation.Change change -> updated(change.update(), before);
        };
    }

    /** An update that only takes away leaves nothing where there was nothing. */
    private @Nullable Item updated(Update update, @Nullable Item before) {
        Update.Outcome outcome = before == null ? update.create(key) : update.apply(before);
        if (outcome == null) {
            return null;
        }
        WriteChecks.updated(table, outcome.item());
        return outcome.item();
    }

    private DetailedError refused(@Nullable Item before) {
        Map<String, JsonNode> members =
                showsRefused && before != null ? Map.of("Item", ItemJson.node(before)) : Map.of();
        return new DetailedError(ErrorType.CONDITIONAL_CHECK_FAILED, "The conditional request failed", members);
    }
}
