package dev.backroom.tableengine.read;

import dev.backroom.tableengine.expression.KeyPaths;
import dev.backroom.tableengine.expression.Path;
import dev.backroom.tableengine.table.TableDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keys are scalars: what a read shows or filters by does not lead below one, whatever it reads from. */
final class Scalars {
    private Scalars() {}

    /** @throws dev.backroom.tableengine.error.EngineException for a path below a key of the table or of an index */
    static void requireWhole(TableDefinition table, List<Path> paths) {
        KeyPaths.requireWhole(paths, table.keys().names(), "Key");
        Set<String> indexed = new TreeSet<>();
        table.indexes().forEach(index -> indexed.addAll(index.keys().names()));
        KeyPaths.requireWhole(paths, indexed, "IndexKey");
    }
}
