package dev.backroom.tableengine.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one call consumes, table by table. Not for several threads. */
public final class Bill {
    private final Map<String, TableUnits> tables = new LinkedHashMap<>();

    public TableUnits table(String name) {
        return tables.computeIfAbsent(name, TableUnits::new);
    }

    /** In the order of first use. */
    public Collection<TableUnits> tables() {
        return tables.values();
    }

    /** Puts ConsumedCapacity into the answer of a call on one table, as far as the request asked for it. */
    public void show(ObjectNode answer, String table, @Nullable String asked) {
        if (asked != null && !asked.equals("NONE")) {
            answer.set("ConsumedCapacity", table(table).json(asked.equals("INDEXES"), false));
        }
    }

    /** The same for calls on several tables, which answer with a list. */
    public void showAll(ObjectNode answer, @Nullable String asked, boolean transaction) {
        if (asked != null && !asked.equals("NONE")) {
            ArrayNode list = Json.array();
            tables.values().forEach(units -> list.add(units.json(asked.equals("INDEXES"), transaction)));
            answer.set("ConsumedCapacity", list);
        }
    }
}
