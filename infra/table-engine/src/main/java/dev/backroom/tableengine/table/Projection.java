package dev.backroom.tableengine.table;

import dev.backroom.tableengine.value.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which attributes an index holds besides the keys of table and index.
 *
 * @param type ALL, KEYS_ONLY or INCLUDE
 * @param attributes only with INCLUDE
 */
public record Projection(String type, List<String> attributes) {
    public static final String ALL = "ALL";

    public Projection {
        attributes = List.copyOf(attributes);
    }

    public boolean all() {
        return type.equals(ALL);
    }

    /** What the index holds of an item. */
    Item of(Item item, KeySchema table, KeySchema index) {
        return all() ? item : item.only(names(table, index));
    }

    /** Every attribute that the index can hold; not for ALL. */
    public Set<String> names(KeySchema table, KeySchema index) {
        Set<String> names = new LinkedHashSet<>(table.names());
        names.addAll(index.names());
        names.addAll(attributes);
        return names;
    }
}
