package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An update with its placeholders resolved. Immutable. */
public final class Update {
    private final List<Change> changes;
    private final List<Path> targets;

    private Update(List<Change> changes) {
        this.changes = List.copyOf(changes);
        this.targets = changes.stream().map(Change::path).toList();
    }

    /** An item after an update, and the document paths that the update named as its targets. */
    public record Outcome(Item item, List<Path> targets) {
        /** What UPDATED_OLD answers for the item before. */
        public Item shownOf(Item before) {
            return Projection.of(targets).apply(before);
        }

        /** What UPDATED_NEW answers. */
        public Item shown() {
            return Projection.of(targets).apply(item);
        }
    }

    /**
     * Parses and binds an update.
     *
     * @throws EngineException a ValidationException with the service's text
     */
    public static Update parse(String text, Placeholders placeholders) {
        List<Syntax.Action> actions = ExpressionCache.UPDATES.get(text, UpdateParser::parse);
        List<Change> changes = new UpdateBinder(placeholders).bind(actions);
        return new Update(changes);
    }

    /**
     * Applies every change to the item as it was before, so that no change sees another's result.
     *
     * @param before the stored item
     * @throws EngineException a ValidationException where paths or types do not fit the item
     */
    public Outcome apply(Item before) {
        return apply(changes, before);
    }

    /**
     * What becomes of a key under which nothing is stored: what there is to take away is ignored.
     *
     * @return null where the update only takes away, which creates no item
     * @throws EngineException a ValidationException where paths or types do not fit the key
     */
    public @Nullable Outcome create(Item key) {
        List<Change> writes = changes.stream().filter(Change::writes).toList();
        return writes.isEmpty() ? null : apply(writes, key);
    }

    private Outcome apply(List<Change> changes, Item before) {
        List<Change.Effect> effects = new ArrayList<>(changes.size());
        for (Change change : changes) {
            effects.add(change.on(before));
        }
        if (effects.size() > 1) {
            effects.sort(Comparator.naturalOrder());
        }
        Item item = before;
        for (Change.Effect effect : effects) {
            item = effect.apply(item);
        }
        return new Outcome(item, targets);
    }

    /** The document paths that it changes, in the order of the text. */
    public List<Path> targets() {
        return targets;
    }

    /** Every document path in it, targets first within each change. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Change change : changes) {
            paths.add(change.path());
            change.addSources(paths);
        }
        return paths;
    }

    /**
     * Refuses a change of the table's key.
     *
     * @throws EngineException a ValidationException that names the attribute
     */
    public void requireKeyUntouched(Collection<String> keyNames) {
        for (Path target : targets) {
            if (keyNames.contains(target.head())) {
                throw EngineException.invalidParameters(
                        "Cannot update attribute " + target.head() + ". This attribute is part of the key");
            }
        }
    }

    /** The types that whole attributes are given, as far as the text alone gives them away. */
    public Map<String, Type> types() {
        Map<String, Type> types = new LinkedHashMap<>();
        for (Change change : changes) {
            Type type = change.type();
            if (type != null && !change.path().isNested()) {
                types.put(change.path().head(), type);
            }
        }
        return types;
    }

    /**
     * Refuses paths that lead below an attribute which is a key of an index, whose values are scalars.
     *
     * @throws EngineException a ValidationException that names the attribute
     */
    public void requireIndexKeysWhole(Collection<String> indexKeyNames) {
        KeyPaths.requireWhole(paths(), indexKeyNames, "IndexKey");
    }
}
