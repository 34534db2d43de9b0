package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writing to and clearing places inside an item, each time as a new item that shares what did not change. */
final class Places {
    private Places() {}

    /** Refuses a path whose last step has no map or list above it to stand in. */
    static void requireReachable(Item item, Path path) {
        if (!path.isNested()) {
            return;
        }
        Path above = new Path(path.head(), path.steps().subList(0, path.steps().size() - 1));
        Value parent = above.in(item);
        boolean fits = switch (path.steps().getLast()) {
            case Path.Field _ -> parent instanceof Value.M;
            case Path.Element _ -> parent instanceof Value.L;
        };
        if (!fits) {
            throw invalidPath();
        }
    }

    static Item write(Item item, Path path, Value value) {
        return path.isNested()
                ? item.with(path.head(), written(item.get(path.head()), path.steps(), value))
                : item.with(path.head(), value);
    }

    private static Value written(@Nullable Value container, List<Path.Step> steps, Value value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<Path.Step> below = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case Path.Field(String name)
            when container instanceof Value.M(Item fields) ->
                new Value.M(fields.with(name, written(fields.get(name), below, value)));
            case Path.Element(int index)
            when container instanceof Value.L(var values) -> {
                List<Value> changed = new ArrayList<>(values);
                if (index < changed.size()) {
                    changed.set(index, written(changed.get(index), below, value));
                } else {
                    changed.add(written(null, below, value));
                }
                yield new Value.L(changed);
            }
            case Path.Field _, Path.Element _ -> throw invalidPath();
        };
    }

    static Item clear(Item item, Path path) {
        Value held = item.get(path.head());
        if (!path.isNested() || held == null) {
            return item.without(path.head());
        }
        return item.with(path.head(), cleared(held, path.steps()));
    }

    private static Value cleared(Value container, List<Path.Step> steps) {
        Path.Step step = steps.getFirst();
        Value held = Path.below(container, step);
        if (held == null) {
            return container;
        }
        boolean last = steps.size() == 1;
        List<Path.Step> below = steps.subList(1, steps.size());
        return switch (step) {
            case Path.Field(String name)
            when container instanceof Value.M(Item fields) ->
                new Value.M(last ? fields.without(name) : fields.with(name, cleared(held, below)));
            case Path.Element(int index)
            when container instanceof Value.L(var values) -> {
                List<Value> changed = new ArrayList<>(values);
                if (last) {
                    changed.remove(index);
                } else {
                    changed.set(index, cleared(held, below));
                }
                yield new Value.L(changed);
            }
            case Path.Field _, Path.Element _ -> container;
        };
    }

    private static EngineException invalidPath() {
        return EngineException.validation("The document path provided in the update expression is invalid for update");
    }
}
