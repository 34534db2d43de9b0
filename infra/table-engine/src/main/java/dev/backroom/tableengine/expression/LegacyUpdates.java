package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes updates of AttributeUpdates, the parameter from before expressions. */
public final class LegacyUpdates {
    private LegacyUpdates() {}

    /**
     * @return null where nothing is to change
     * @throws EngineException a ValidationException with the service's text
     */
    public static @Nullable Update read(@Nullable JsonNode updates) {
        if (updates == null || updates.isEmpty()) {
            return null;
        }
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : updates.properties()) {
            JsonNode json = each.getValue();
            changes.add(change(
                    new Path(each.getKey(), List.of()), json.path("Action").asText("PUT"), json));
        }
        return Update.of(changes);
    }

    private static Change change(Path path, String action, JsonNode json) {
        if (!json.hasNonNull("Value")) {
            if (!action.equals("DELETE")) {
                throw invalidParameters("Only DELETE action is allowed when no attribute value is specified");
            }
            return new Change.Remove(path);
        }
        Value value = Values.read(json.path("Value"));
        Type type = value.type();
        switch (action) {
            case "DELETE" -> {
                if (!type.isSet()) {
                    throw invalidParameters("DELETE action with value is not supported for the type " + type);
                }
                return new OnSameType(new Change.Delete(path, value), value);
            }
            case "ADD" -> {
                if (!type.isSet() && type != Type.N && type != Type.L) {
                    throw invalidParameters("ADD action is not supported for the type " + type);
                }
                return new OnSameType(new Change.Add(path, value), value);
            }
            default -> {
                return new Change.Assign(path, new Source.Constant(value));
            }
        }
    }

    /** Adds to or deletes from an attribute of the value's own type; a list, which no expression can ADD to, is appended to. */
    record OnSameType(Change change, Value value) implements Change {
        @Override
        public Path path() {
            return change.path();
        }

        @Override
        public Effect on(Item before) {
            Value old = path().in(before);
            if (old != null && old.type() != value.type()) {
                throw EngineException.validation("Type mismatch for attribute to update");
            }
            if (old instanceof Value.L(var left) && value instanceof Value.L(var right)) {
                List<Value> all = new ArrayList<>(left);
                all.addAll(right);
                return new Effect(path(), new Value.L(all));
            }
            return change.on(before);
        }

        @Override
        public boolean writes() {
            return change.writes();
        }

        @Override
        public void addSources(List<Path> paths) {}

        @Override
        public @Nullable Type type() {
            return change.type();
        }
    }
}
