package dev.backroom.tableengine.capacity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Units that one call consumed of one table and its indexes. */
public final class TableUnits {
    private final String table;
    private final Amount own = new Amount();
    private final Map<String, Amount> local = new TreeMap<>();
    private final Map<String, Amount> global = new TreeMap<>();

    TableUnits(String table) {
        this.table = table;
    }

    private static final class Amount {
        private double read;
        private double write;

        private ObjectNode json(boolean transaction) {
            ObjectNode json = Json.object().put("CapacityUnits", read + write);
            if (transaction && read > 0) {
                json.put("ReadCapacityUnits", read);
            }
            if (transaction && write > 0) {
                json.put("WriteCapacityUnits", write);
            }
            return json;
        }
    }

    public String table() {
        return table;
    }

    /** @param index null for the table itself */
    public void read(@Nullable IndexDefinition index, double units) {
        amount(index).read += units;
    }

    public void write(@Nullable IndexDefinition index, double units) {
        amount(index).write += units;
    }

    private Amount amount(@Nullable IndexDefinition index) {
        if (index == null) {
            return own;
        }
        return (index.global() ? global : local).computeIfAbsent(index.name(), name -> new Amount());
    }

    /** Read units of table and indexes. */
    public double reads() {
        return total().read;
    }

    /** Write units of table and indexes. */
    public double writes() {
        return total().write;
    }

    private Amount total() {
        Amount total = new Amount();
        total.read = own.read;
        total.write = own.write;
        for (Map<String, Amount> indexes : List.of(local, global)) {
            for (Amount amount : indexes.values()) {
                total.read += amount.read;
                total.write += amount.write;
            }
        }
        return total;
    }

    /** Table and indexes apart, as far as they were used. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        part(parts, "", own);
        local.forEach((index, amount) -> part(parts, index, amount));
        global.forEach((index, amount) -> part(parts, index, amount));
        return parts;
    }

    private static void part(List<Part> parts, String index, Amount amount) {
        if (amount.read > 0 || amount.write > 0) {
            parts.add(new Part(index, amount.read, amount.write));
        }
    }

    /**
     * What a table or one of its indexes cost.
     *
     * @param index empty for the table itself
     * @param read units
     * @param write units
     */
    public record Part(String index, double read, double write) {}

    ObjectNode json(boolean detailed, boolean transaction) {
        ObjectNode json = total().json(transaction);
        json.put("TableName", table);
        if (detailed) {
            json.set("Table", own.json(transaction));
            indexes(json, "LocalSecondaryIndexes", local, transaction);
            indexes(json, "GlobalSecondaryIndexes", global, transaction);
        }
        return json;
    }

    private static void indexes(ObjectNode json, String member, Map<String, Amount> indexes, boolean transaction) {
        if (!indexes.isEmpty()) {
            ObjectNode object = json.putObject(member);
            indexes.forEach((name, amount) -> object.set(name, amount.json(transaction)));
        }
    }
}
