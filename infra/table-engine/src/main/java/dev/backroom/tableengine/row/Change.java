package dev.backroom.tableengine.row;

import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item before and after a write.
 *
 * @param before null when it was not there
 * @param after null when it is not there any more
 * @param expired whether its time to live removed it
 */
public record Change(
        TableDefinition table,
        @Nullable Item before,
        @Nullable Item after,
        boolean expired) {

    public Change(TableDefinition table, @Nullable Item before, @Nullable Item after) {
        this(table, before, after, false);
    }

    /** Whether it leaves anything different. */
    public boolean changes() {
        return !Objects.equals(before, after);
    }

    /** The key attributes; a change of nothing into nothing has none. */
    public Item key() {
        Item either = after == null ? before : after;
        return either == null ? Item.EMPTY : table.keys().of(either);
    }
}
