package dev.backroom.tableengine.table;

import dev.backroom.tableengine.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index.
 *
 * @param id the space of its entries within the table, from 1
 * @param warm on demand: the most units a second, as asked for; null without
 */
public record IndexDefinition(
        int id,
        String name,
        boolean global,
        KeySchema keys,
        Projection projection,
        Throughput throughput,
        @Nullable Throughput warm) {

    public IndexDefinition withThroughput(Throughput changed) {
        return new IndexDefinition(id, name, global, keys, projection, changed, warm);
    }

    /** What the index holds of the item, or null where the item lacks a key of the index. */
    public @Nullable Item entry(Item item, KeySchema table) {
        return keys.fits(item) ? projection.of(item, table, keys) : null;
    }
}
