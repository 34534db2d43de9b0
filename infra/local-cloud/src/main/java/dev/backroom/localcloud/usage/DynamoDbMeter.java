package dev.backroom.localcloud.usage;

import dev.backroom.tableengine.capacity.TableUnits;
import java.util.Collection;
import java.util.Set;

/** Reports what the engine billed one user for, by table and index. */
public final class DynamoDbMeter implements dev.backroom.tableengine.UsageListener {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");

    private final String source;
    private final UsageListener listener;

    public DynamoDbMeter(String source, UsageListener listener) {
        this.source = source;
        this.listener = listener;
    }

    @Override
    public void used(String operation, Collection<TableUnits> tables, boolean refused) {
        boolean write = !READS.contains(operation);
        for (TableUnits units : tables) {
            for (TableUnits.Part part : units.parts()) {
                listener.dynamoDb(new DynamoDbUsage(
                        source,
                        operation,
                        units.table(),
                        part.index(),
                        write,
                        operation.startsWith("Transact"),
                        refused,
                        part.read() + part.write()));
            }
        }
    }
}
