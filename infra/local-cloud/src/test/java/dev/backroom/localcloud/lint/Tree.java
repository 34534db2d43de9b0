package dev.backroom.localcloud.lint;

import dev.backroom.localcloud.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and changes values by path; a list's item is named by its index. */
final class Tree {
    private Tree() {}

    static Optional<Value> at(Value root, String... path) {
        Optional<Value> value = Optional.of(root);
        for (String step : path) {
            value = value.flatMap(found -> switch (found) {
                case Value.Fields(Map<String, Value> fields, int line) -> Optional.ofNullable(fields.get(step));
                case Value.Items(List<Value> items, int line) ->
                    step.matches("\\d+") && Integer.parseInt(step) < items.size()
                            ? Optional.of(items.get(Integer.parseInt(step)))
                            : Optional.empty();
                case Value.Text text -> Optional.empty();
            });
        }
        return value;
    }

    static String text(Value root, String... path) {
        return at(root, path).orElse(null) instanceof Value.Text(String text, int line) ? text : "";
    }

    /** The texts of a list, or the one text that stands there instead of a list. */
    static List<String> texts(Value root, String... path) {
        return items(root, path).stream().map(item -> text(item)).toList();
    }

    static List<Value> items(Value root, String... path) {
        return at(root, path)
                .map(value -> value instanceof Value.Items(List<Value> items, int line) ? items : List.of(value))
                .orElse(List.of());
    }

    /** The same tree without what stands at the path. */
    static Value without(Value root, List<String> path) {
        return changed(root, path, Optional.empty());
    }

    /** The same tree with a text at the path. */
    static Value with(Value root, List<String> path, String text) {
        return changed(root, path, Optional.of(new Value.Text(text, root.line())));
    }

    private static Value changed(Value root, List<String> path, Optional<Value> replacement) {
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        return switch (root) {
            case Value.Fields(Map<String, Value> fields, int line) -> {
                Map<String, Value> copy = new LinkedHashMap<>(fields);
                if (rest.isEmpty()) {
                    replacement.ifPresentOrElse(value -> copy.put(step, value), () -> copy.remove(step));
                } else {
                    copy.compute(step, (key, inner) -> changed(there(inner), rest, replacement));
                }
                yield new Value.Fields(copy, line);
            }
            case Value.Items(List<Value> items, int line) -> {
                List<Value> copy = new ArrayList<>(items);
                int index = Integer.parseInt(step);
                if (rest.isEmpty() && replacement.isEmpty()) {
                    copy.remove(index);
                } else {
                    copy.set(index, rest.isEmpty() ? replacement.get() : changed(copy.get(index), rest, replacement));
                }
                yield new Value.Items(copy, line);
            }
            case Value.Text text -> throw new IllegalArgumentException("Nothing below " + text + " for " + path);
        };
    }

    private static Value there(@Nullable Value value) {
        return value == null ? new Value.Fields(Map.of(), 0) : value;
    }
}
