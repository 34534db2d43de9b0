package dev.backroom.tableengine.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.expression.Condition;
import dev.backroom.tableengine.expression.Conditions;
import dev.backroom.tableengine.expression.ExpressionKind;
import dev.backroom.tableengine.expression.Path;
import dev.backroom.tableengine.expression.Placeholders;
import dev.backroom.tableengine.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of what it reads.
 *
 * @param select as asked for, or null
 */
record Selection(
        @Nullable Condition filter, Shown shown, @Nullable String select) {

    static Selection read(JsonNode request, Placeholders placeholders) {
        String select = Json.text(request, "Select");
        String filter = Json.text(request, "FilterExpression");
        Condition condition = filter == null ? null : Conditions.parse(ExpressionKind.FILTER, filter, placeholders);
        return new Selection(condition, Shown.read(request, placeholders), select);
    }

    boolean counts() {
        return "COUNT".equals(select);
    }

    boolean all() {
        return "ALL_ATTRIBUTES".equals(select);
    }

    /** The attributes that filter and projection name. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        shown.paths().forEach(path -> names.add(path.head()));
        filtered().forEach(path -> names.add(path.head()));
        return names;
    }

    /** The paths that the filter names. */
    List<Path> filtered() {
        return filter == null ? List.of() : filter.paths();
    }
}
