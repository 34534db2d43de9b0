package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import java.util.Collection;
import java.util.List;

/** Keys are scalars, so no document path leads below one. */
public final class KeyPaths {
    private KeyPaths() {}

    /**
     * Refuses paths below key attributes.
     *
     * @param sort {@code Key} for a table's own key, {@code IndexKey} for an index's
     * @throws EngineException a ValidationException that names the attribute
     */
    public static void requireWhole(List<Path> paths, Collection<String> keyNames, String sort) {
        for (Path path : paths) {
            if (path.isNested() && keyNames.contains(path.head())) {
                throw EngineException.validation("Key attributes must be scalars; list random access '[]' and map"
                        + " lookup '.' are not allowed: " + sort + ": " + path.head());
            }
        }
    }
}
