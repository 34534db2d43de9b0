package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document path with its placeholders resolved: an attribute and the steps below it. */
public record Path(String head, List<Step> steps) {
    /** One step below an attribute. */
    public sealed interface Step {}

    /** A field of a map. */
    public record Field(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element of a list, counted from 0. */
    public record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public boolean isNested() {
        return !steps.isEmpty();
    }

    /** The value at the path, or null where the item has none. */
    public @Nullable Value in(Item item) {
        Value value = item.get(head);
        for (int at = 0; at < steps.size() && value != null; at++) {
            value = below(value, steps.get(at));
        }
        return value;
    }

    static @Nullable Value below(Value value, Step step) {
        return switch (step) {
            case Field(String name) -> value instanceof Value.M(Item fields) ? fields.get(name) : null;
            case Element(int index) ->
                value instanceof Value.L(var values) && index < values.size() ? values.get(index) : null;
        };
    }

    static Path bind(Syntax.Path path, ExpressionKind kind, Placeholders placeholders) {
        List<Step> steps = new ArrayList<>(path.steps().size() - 1);
        String head = name(path.steps().getFirst(), kind, placeholders);
        for (Syntax.Step step : path.steps().subList(1, path.steps().size())) {
            steps.add(
                    step instanceof Syntax.Index(int index)
                            ? new Element(index)
                            : new Field(name(step, kind, placeholders)));
        }
        return new Path(head, List.copyOf(steps));
    }

    private static String name(Syntax.Step step, ExpressionKind kind, Placeholders placeholders) {
        return switch (step) {
            case Syntax.Name(String name) -> name;
            case Syntax.NameRef(String placeholder) -> placeholders.name(kind, placeholder);
            case Syntax.Index _ -> throw new IllegalStateException("A path begins with a name");
        };
    }

    /**
     * Refuses two paths of which one leads through the other, or that take the same place once for a map and once for a list.
     */
    static void requireApart(ExpressionKind kind, List<Path> paths) {
        String conflict = null;
        for (int later = 1; later < paths.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Path one = paths.get(earlier);
                Path two = paths.get(later);
                switch (one.relationTo(two)) {
                    case OVERLAP -> throw kind.invalid("Two document paths overlap with each other; " + pair(one, two));
                    case CONFLICT -> {
                        conflict = conflict == null
                                ? "Two document paths conflict with each other; " + pair(one, two)
                                : conflict;
                    }
                    case APART -> {}
                }
            }
        }
        if (conflict != null) {
            throw kind.invalid(conflict);
        }
    }

    private enum Relation {
        APART,
        CONFLICT,
        OVERLAP
    }

    private Relation relationTo(Path other) {
        if (!head.equals(other.head)) {
            return Relation.APART;
        }
        for (int at = 0; at < Math.min(steps.size(), other.steps.size()); at++) {
            Step one = steps.get(at);
            Step two = other.steps.get(at);
            if (one instanceof Field != two instanceof Field) {
                return Relation.CONFLICT;
            }
            if (!one.equals(two)) {
                return Relation.APART;
            }
        }
        return Relation.OVERLAP;
    }

    private static String pair(Path one, Path two) {
        return "must remove or rewrite one of these paths; path one: " + one + ", path two: " + two;
    }

    /** In brackets, steps between commas, as error texts have it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[").append(head);
        steps.forEach(step -> text.append(", ").append(step));
        return text.append(']').toString();
    }
}
