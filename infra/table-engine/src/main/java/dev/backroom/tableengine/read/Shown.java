package dev.backroom.tableengine.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.expression.Path;
import dev.backroom.tableengine.expression.Placeholders;
import dev.backroom.tableengine.expression.Projection;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an item an answer shows.
 *
 * @param projection null for all of it
 */
record Shown(@Nullable Projection projection) {

    /** Of a request for single items, whose only expression this is. */
    static Shown read(JsonNode request) {
        Placeholders placeholders = Placeholders.read(Json.member(request, "ExpressionAttributeNames"), null);
        Shown shown = read(request, placeholders);
        placeholders.checkAllUsed();
        return shown;
    }

    static Shown read(JsonNode request, Placeholders placeholders) {
        String text = Json.text(request, "ProjectionExpression");
        return new Shown(text == null ? null : Projection.parse(text, placeholders));
    }

    List<Path> paths() {
        return projection == null ? List.of() : projection.paths();
    }

    Item of(Item item) {
        return projection == null ? item : projection.apply(item);
    }
}
