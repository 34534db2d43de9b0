package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The document paths that an answer shows of each item, with their placeholders resolved. Immutable. */
public final class Projection {
    private final List<Path> paths;
    private final Branch root = new Branch();

    private Projection(List<Path> paths) {
        this.paths = List.copyOf(paths);
        for (Path path : this.paths) {
            Branch branch = root.fields.computeIfAbsent(path.head(), _ -> new Branch());
            for (Path.Step step : path.steps()) {
                branch = branch.below(step);
            }
            branch.whole = true;
        }
    }

    /**
     * Parses and binds a projection.
     *
     * @throws dev.backroom.tableengine.error.EngineException a ValidationException with the service's text
     */
    public static Projection parse(String text, Placeholders placeholders) {
        List<Path> paths = new ArrayList<>();
        for (Syntax.Path path : ExpressionCache.PROJECTIONS.get(text, ProjectionParser::parse)) {
            paths.add(Path.bind(path, ExpressionKind.PROJECTION, placeholders));
        }
        Path.requireApart(ExpressionKind.PROJECTION, paths);
        return new Projection(paths);
    }

    public static Projection of(List<Path> paths) {
        return new Projection(paths);
    }

    /** The paths in the order of the text. */
    public List<Path> paths() {
        return paths;
    }

    /** What the item has of the paths; elements of lists move together, in their order. */
    public Item apply(Item item) {
        return root.of(item);
    }

    private static final class Branch {
        private final Map<String, Branch> fields = new TreeMap<>();
        private final Map<Integer, Branch> elements = new TreeMap<>();
        private boolean whole;

        Branch below(Path.Step step) {
            return switch (step) {
                case Path.Field(String name) -> fields.computeIfAbsent(name, _ -> new Branch());
                case Path.Element(int index) -> elements.computeIfAbsent(index, _ -> new Branch());
            };
        }

        Item of(Item item) {
            Item.Builder shown = Item.builder();
            fields.forEach((name, branch) -> {
                Value value = item.get(name);
                Value part = value == null ? null : branch.of(value);
                if (part != null) {
                    shown.put(name, part);
                }
            });
            return shown.build();
        }

        @Nullable
        Value of(Value value) {
            if (whole) {
                return value;
            }
            if (value instanceof Value.M(Item item)) {
                Item shown = of(item);
                return shown.isEmpty() ? null : new Value.M(shown);
            }
            if (value instanceof Value.L(var values)) {
                List<Value> shown = new ArrayList<>();
                elements.forEach((index, branch) -> {
                    Value part = index < values.size() ? branch.of(values.get(index)) : null;
                    if (part != null) {
                        shown.add(part);
                    }
                });
                return shown.isEmpty() ? null : new Value.L(shown);
            }
            return null;
        }
    }
}
