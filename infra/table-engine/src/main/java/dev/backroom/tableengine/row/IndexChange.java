package dev.backroom.tableengine.row;

import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.value.Item;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an item does to one index.
 *
 * @param before what the index held, or null
 * @param after what it holds from now on, or null
 */
public record IndexChange(
        IndexDefinition index,
        @Nullable Item before,
        @Nullable Item after) {

    public static IndexChange of(Change change, IndexDefinition index) {
        Item before = change.before();
        Item after = change.after();
        return new IndexChange(
                index,
                before == null ? null : index.entry(before, change.table().keys()),
                after == null ? null : index.entry(after, change.table().keys()));
    }

    public boolean changes() {
        return !Objects.equals(before, after);
    }

    /** Whether the entry leaves its place for another one. */
    public boolean moves() {
        return before != null
                && after != null
                && !index.keys().of(before).equals(index.keys().of(after));
    }
}
