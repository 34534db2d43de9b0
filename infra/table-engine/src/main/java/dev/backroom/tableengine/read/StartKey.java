package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.validation.StartKeys;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The row after which a page begins. The service looks at the number of its parts first, then at the parts that order what is read,
 * then at those of the table's own key, and words each of these faults in its own way.
 */
final class StartKey {
    private static final String INVALID = "The provided starting key is invalid";
    private static final String MISMATCH = "The provided key element does not match the schema";

    private StartKey() {}

    static @Nullable Item read(JsonNode request) {
        JsonNode given = Json.member(request, "ExclusiveStartKey");
        return given == null ? null : StartKeys.read(given);
    }

    /** @throws EngineException for too few parts and too many */
    static void requireCount(Source source, Item start) {
        if (start.fieldCount() != source.keyNames().size()) {
            throw validation(INVALID);
        }
    }

    /** @throws EngineException where a part of the key that orders what is read is missing or of another type */
    static void requirePart(Item start, KeyPart part) {
        Value value = start.get(part.name());
        if (value == null) {
            throw validation(INVALID);
        }
        if (value.type() != part.type()) {
            throw validation(MISMATCH);
        }
    }

    /** @throws EngineException where the table's own key is not in it */
    static void requireTableKey(Source source, Item start) {
        boolean whole = source.index() != null
                || start.fieldCount() == source.keyNames().size();
        for (KeyPart part : source.table().keys().parts()) {
            Value value = start.get(part.name());
            whole &= value != null && value.type() == part.type();
        }
        if (!whole) {
            throw validation(INVALID + ": " + MISMATCH);
        }
    }

    static byte[] row(Source source, Item start) {
        return RowKeys.row(source.table(), source.index(), start);
    }
}
