package dev.backroom.tableengine.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is kept in the catalogue.
 *
 * @param id the space of its items
 * @param tableId the UUID that descriptions show
 * @param created seconds since 1970
 * @param attributes definitions in the order they were given
 * @param lastIndexId the highest id that an index of this table ever had
 */
public record TableDefinition(
        int id,
        String tableId,
        String name,
        double created,
        List<KeyPart> attributes,
        KeySchema keys,
        List<IndexDefinition> indexes,
        int lastIndexId,
        TableSettings settings,
        @Nullable StreamSettings stream) {

    public TableDefinition {
        attributes = List.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    public @Nullable IndexDefinition index(String wanted) {
        for (IndexDefinition index : indexes) {
            if (index.name().equals(wanted)) {
                return index;
            }
        }
        return null;
    }

    public List<IndexDefinition> indexes(boolean global) {
        return indexes.stream().filter(index -> index.global() == global).toList();
    }

    public TableDefinition withSettings(TableSettings changed) {
        return new TableDefinition(id, tableId, name, created, attributes, keys, indexes, lastIndexId, changed, stream);
    }

    public TableDefinition withStream(@Nullable StreamSettings changed) {
        return new TableDefinition(
                id, tableId, name, created, attributes, keys, indexes, lastIndexId, settings, changed);
    }

    public TableDefinition withIndexes(List<KeyPart> defined, List<IndexDefinition> changed) {
        int last = changed.stream().mapToInt(IndexDefinition::id).max().orElse(0);
        return new TableDefinition(
                id, tableId, name, created, defined, keys, changed, Math.max(last, lastIndexId), settings, stream);
    }
}
