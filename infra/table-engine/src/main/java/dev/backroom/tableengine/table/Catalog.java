package dev.backroom.tableengine.table;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The tables that there are, kept beside their rows. */
public final class Catalog {
    private static final byte[] FIRST = {0, 'T'};
    private static final byte[] LAST = {0, 'T' + 1};
    private static final byte[] IDS = {0, 'I'};

    private final ByteStore store;
    private final ConcurrentNavigableMap<String, LiveTable> tables = new ConcurrentSkipListMap<>();

    public Catalog(ByteStore store) {
        this.store = store;
        try (ByteStore.Cursor kept = store.forward(FIRST, LAST)) {
            while (kept.next()) {
                TableDefinition table = Json.as(kept.value(), TableDefinition.class);
                tables.put(table.name(), new LiveTable(table));
            }
        }
    }

    /** Names in order. */
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    public List<LiveTable> all() {
        return List.copyOf(tables.values());
    }

    /** @param nameOrArn as data operations take it */
    public @Nullable LiveTable find(String nameOrArn) {
        return tables.get(Arn.tableName(nameOrArn));
    }

    /** @throws EngineException ResourceNotFoundException in the words of the operations on items */
    public LiveTable need(String nameOrArn) {
        LiveTable table = find(nameOrArn);
        if (table == null) {
            throw EngineException.notFound("Requested resource not found");
        }
        return table;
    }

    /** @throws EngineException ResourceNotFoundException in the words of the operations on tables */
    public LiveTable needNamed(String nameOrArn) {
        LiveTable table = find(nameOrArn);
        if (table == null) {
            throw EngineException.notFound(
                    "Requested resource not found: Table: %s not found".formatted(Arn.tableName(nameOrArn)));
        }
        return table;
    }

    /** An id that no table, index or stream had before. */
    public synchronized int nextId() {
        byte @Nullable [] last = store.get(IDS);
        int next = last == null ? 1 : ByteBuffer.wrap(last).getInt() + 1;
        WriteSet writes = new WriteSet();
        writes.put(IDS, ByteBuffer.allocate(Integer.BYTES).putInt(next).array());
        store.write(writes);
        return next;
    }

    /** @throws EngineException ResourceInUseException */
    public synchronized void add(TableDefinition table) {
        if (tables.containsKey(table.name())) {
            throw new EngineException(ErrorType.RESOURCE_IN_USE, "Table already exists: " + table.name());
        }
        keep(table);
        tables.put(table.name(), new LiveTable(table));
    }

    /** Called while holding the table's {@link LiveTable#change}. */
    public synchronized void replace(LiveTable table, TableDefinition changed) {
        keep(changed);
        table.become(changed);
    }

    public synchronized void remove(LiveTable table) {
        String name = table.definition().name();
        WriteSet writes = new WriteSet();
        writes.remove(key(name));
        store.write(writes);
        tables.remove(name);
        table.drop();
    }

    private void keep(TableDefinition table) {
        WriteSet writes = new WriteSet();
        writes.put(key(table.name()), Json.bytes(table));
        store.write(writes);
    }

    private static byte[] key(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIRST.length + text.length)
                .put(FIRST)
                .put(text)
                .array();
    }
}
