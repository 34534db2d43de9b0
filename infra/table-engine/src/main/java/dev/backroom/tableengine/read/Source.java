package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query or a scan reads.
 *
 * @param index null for the table itself
 */
record Source(TableDefinition table, @Nullable IndexDefinition index) {

    /** @throws dev.backroom.tableengine.error.EngineException for an index that is not there or cannot be read so */
    static Source of(TableDefinition table, JsonNode request) {
        String name = Json.text(request, "IndexName");
        if (name == null) {
            return new Source(table, null);
        }
        IndexDefinition index = table.index(name);
        if (index == null) {
            throw validation("The table does not have the specified index: " + name);
        }
        if (index.global() && Json.flag(request, "ConsistentRead")) {
            throw validation("Consistent reads are not supported on global secondary indexes");
        }
        return new Source(table, index);
    }

    KeySchema keys() {
        return index == null ? table.keys() : index.keys();
    }

    /** The attributes that say where a row stands. */
    Set<String> keyNames() {
        Set<String> names = new LinkedHashSet<>(keys().names());
        names.addAll(table.keys().names());
        return names;
    }

    Item key(Item item) {
        return item.only(keyNames());
    }

    /** Which of these the index does not hold. */
    Set<String> missing(Set<String> names) {
        Set<String> missing = new LinkedHashSet<>();
        if (index != null && !index.projection().all()) {
            missing.addAll(names);
            missing.removeAll(index.projection().names(table.keys(), index.keys()));
        }
        return missing;
    }

    /**
     * Whether whole items have to be read from the table for what an answer shows or filters by.
     *
     * @throws dev.backroom.tableengine.error.EngineException where a global index would need it
     */
    boolean fetches(Set<String> names, boolean allAttributes) {
        if (index == null || index.projection().all()) {
            return false;
        }
        if (index.global() && allAttributes) {
            throw invalidParameters("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.name() + " because its projection type is not ALL");
        }
        Set<String> missing = missing(names);
        if (index.global() && !missing.isEmpty()) {
            throw invalidParameters("Global secondary index " + index.name() + " does not project " + missing);
        }
        return allAttributes || !missing.isEmpty();
    }
}
