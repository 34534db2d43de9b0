package dev.backroom.tableengine.read;

import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.validation.StartKeys;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The row after which a page begins. */
final class StartKey {
    private StartKey() {}

    static @Nullable Item read(JsonNode request) {
        JsonNode given = Json.member(request, "ExclusiveStartKey");
        return given == null ? null : StartKeys.read(given);
    }

    /** A query asks first whether a starting key has every part, and says no more about one that has not. */
    static void requireComplete(Source source, Item start) {
        if (!Set.copyOf(start.names()).equals(source.keyNames())) {
            throw validation("The provided starting key is invalid");
        }
    }

    /** @throws dev.backroom.tableengine.error.EngineException where the key is not one of the source */
    static byte[] row(Source source, Item start) {
        List<KeyPart> parts = new ArrayList<>(source.keys().parts());
        source.table().keys().parts().stream()
                .filter(part -> !parts.contains(part))
                .forEach(parts::add);
        for (KeyPart part : parts) {
            Value value = start.get(part.name());
            if (value == null || value.type() != part.type()) {
                throw source.index() == null
                        ? validation("The provided starting key is invalid: The provided key element does not match the"
                                + " schema")
                        : validation("The provided starting key is invalid");
            }
        }
        if (start.fieldCount() != parts.size()) {
            throw source.index() == null
                    ? validation(
                            "The provided starting key is invalid: The provided key element does not match the schema")
                    : validation("The provided starting key is invalid");
        }
        return RowKeys.row(source.table(), source.index(), start);
    }
}
