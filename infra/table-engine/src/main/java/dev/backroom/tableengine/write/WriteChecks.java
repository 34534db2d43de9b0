package dev.backroom.tableengine.write;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import dev.backroom.tableengine.expression.Update;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import dev.backroom.tableengine.value.Values;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a table can hold an item, in the service's words. */
public final class WriteChecks {
    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int LONGEST_HASH = 2048;
    private static final int LONGEST_RANGE = 1024;

    private WriteChecks() {}

    static void put(TableDefinition table, Item item) {
        for (KeyPart part : table.keys().parts()) {
            Value value = item.get(part.name());
            if (value == null) {
                throw invalidParameters("Missing the key " + part.name() + " in the item");
            }
            if (value.type() != part.type()) {
                throw invalidParameters("Type mismatch for key " + part.name() + " expected: " + part.type()
                        + " actual: " + value.type());
            }
            scalar(part, value);
        }
        lengths(table, item);
        indexKeys(table, item);
    }

    /** A batch names what is wrong with an item's key as it does for the keys that it deletes. */
    static void putInBatch(TableDefinition table, Item item) {
        typed(table, item);
        put(table, item);
    }

    /** Known before any table is consulted. */
    static void size(Item item) {
        if (item.size() > LARGEST_ITEM) {
            throw validation("Item size has exceeded the maximum allowed size");
        }
    }

    /** Empty keys refuse a whole transaction, where other faults of keys are reasons of one of its actions. */
    public static void notEmpty(TableDefinition table, Item item, boolean puts) {
        for (KeyPart part : table.keys().parts()) {
            Value value = item.get(part.name());
            if (value != null && value.type() == part.type()) {
                scalar(part, value);
            }
        }
        if (puts) {
            table.indexes().forEach(index -> index.keys().parts().forEach(part -> notEmpty(index, part, item)));
        }
    }

    private static void notEmpty(IndexDefinition index, KeyPart part, Item item) {
        Value value = item.get(part.name());
        if (value != null && value.type() == part.type() && value.size() == 0 && part.type() != Type.N) {
            throw emptyIndexKey(index, part);
        }
    }

    /** @param key of a request that names one item */
    public static void key(TableDefinition table, Item key) {
        if (key.fieldCount() != table.keys().parts().size()) {
            throw mismatch();
        }
        typed(table, key);
        notEmpty(table, key, false);
        lengths(table, key);
    }

    private static void typed(TableDefinition table, Item key) {
        for (KeyPart part : table.keys().parts()) {
            Value value = key.get(part.name());
            if (value == null || value.type() != part.type()) {
                throw mismatch();
            }
        }
    }

    private static RuntimeException mismatch() {
        return validation("The provided key element does not match the schema");
    }

    private static void scalar(KeyPart part, Value value) {
        if (value.size() == 0 && part.type() != Type.N) {
            throw validation("One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                    + " contain an empty " + (part.type() == Type.S ? "string" : "binary") + " value. Key: "
                    + part.name());
        }
    }

    private static void lengths(TableDefinition table, Item item) {
        Value hash = item.get(table.keys().hash().name());
        if (hash != null && hash.size() > LONGEST_HASH) {
            throw invalidParameters("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        KeyPart range = table.keys().range();
        Value sort = range == null ? null : item.get(range.name());
        if (sort != null && sort.size() > LONGEST_RANGE) {
            throw invalidParameters("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static void indexKeys(TableDefinition table, Item item) {
        for (IndexDefinition index : table.indexes()) {
            for (KeyPart part : index.keys().parts()) {
                Value value = item.get(part.name());
                if (value == null) {
                    continue;
                }
                if (value.type() != part.type()) {
                    throw indexType(index, part, value.type());
                }
                notEmpty(index, part, item);
            }
        }
    }

    private static RuntimeException indexType(IndexDefinition index, KeyPart part, Type actual) {
        return invalidParameters("Type mismatch for Index Key " + part.name() + " Expected: " + part.type()
                + " Actual: " + actual + " IndexName: " + index.name());
    }

    private static RuntimeException emptyIndexKey(IndexDefinition index, KeyPart part) {
        return validation("One or more parameter values are not valid. A value specified for a secondary index key is"
                + " not supported. The AttributeValue for a key attribute cannot contain an empty "
                + (part.type() == Type.S ? "string" : "binary") + " value. IndexName: " + index.name()
                + ", IndexKey: " + part.name());
    }

    static void update(TableDefinition table, Update update) {
        update.requireKeyUntouched(table.keys().names());
        Map<String, Type> types = update.types();
        for (IndexDefinition index : table.indexes()) {
            for (KeyPart part : index.keys().parts()) {
                Type type = types.get(part.name());
                if (type != null && type != part.type()) {
                    throw indexType(index, part, type);
                }
            }
        }
        Set<String> indexed = new TreeSet<>();
        table.indexes().forEach(index -> indexed.addAll(index.keys().names()));
        update.requireIndexKeysWhole(indexed);
    }

    /** @param after what an update would leave */
    static void updated(TableDefinition table, Item after) {
        for (IndexDefinition index : table.indexes()) {
            for (KeyPart part : index.keys().parts()) {
                Value value = after.get(part.name());
                if (value != null && value.type() != part.type()) {
                    throw validation("The update expression attempted to update the secondary index key to unsupported"
                            + " type");
                }
                if (value != null && value.size() == 0 && part.type() != Type.N) {
                    throw validation("One or more parameter values are not valid. The update expression attempted to"
                            + " update a secondary index key to a value that is not supported. The AttributeValue for a"
                            + " key attribute cannot contain an empty "
                            + (part.type() == Type.S ? "string" : "binary") + " value.");
                }
            }
        }
        Values.requireDepth(after);
        if (after.size() > LARGEST_ITEM) {
            throw validation("Item size to update has exceeded the maximum allowed size");
        }
    }
}
