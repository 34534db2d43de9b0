package dev.backroom.tableengine.fault;

import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.IndexChange;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Partitions with their limits: 1,000 write and 3,000 read units a second each, of which a second's worth may be saved up. The
 * service splits what is hot until a partition key stands alone, so each partition key counts as a partition of its own; a
 * partition of an index limits the writes to its table as well.
 */
public final class Partitions {
    private static final double WRITES = 1000;
    private static final double READS = 3000;
    private static final double NANOS = 1e9;
    private static final long MILLION = 1_000_000;

    private final InstantSource clock;
    private final ConcurrentMap<Place, Bucket> buckets = new ConcurrentHashMap<>();

    public Partitions(InstantSource clock) {
        this.clock = clock;
    }

    private record Place(int table, int index, Value hash, boolean writes) {}

    /** Units that are left; a call that was admitted may overdraw it. */
    private final class Bucket {
        private final double rate;
        private double left;
        private long at = now();

        Bucket(double rate) {
            this.rate = rate;
            this.left = rate;
        }

        synchronized boolean admits() {
            fill();
            return left > 0;
        }

        synchronized void take(double units) {
            fill();
            left -= units;
        }

        private void fill() {
            long now = now();
            left = Math.min(rate, left + rate * Math.max(0, now - at) / NANOS);
            at = now;
        }
    }

    private long now() {
        var instant = clock.instant();
        return instant.getEpochSecond() * 1000 * MILLION + instant.getNano();
    }

    boolean admitsWrite(TableDefinition table, Item key) {
        return bucket(table, null, key, true).admits();
    }

    boolean admitsRead(TableDefinition table, @Nullable IndexDefinition index, Item key) {
        return bucket(table, index, key, false).admits();
    }

    void read(TableDefinition table, @Nullable IndexDefinition index, Item key, double units) {
        bucket(table, index, key, false).take(units);
    }

    /** Whether the indexes that a change writes to have capacity left: a hot one holds back its table. */
    boolean admitsEntries(Change change) {
        for (IndexDefinition index : change.table().indexes()) {
            IndexChange entry = IndexChange.of(change, index);
            Item place = entry.after() == null ? entry.before() : entry.after();
            if (entry.changes()
                    && place != null
                    && !bucket(change.table(), index, place, true).admits()) {
                return false;
            }
        }
        return true;
    }

    void write(Change change, boolean transaction) {
        TableDefinition table = change.table();
        bucket(table, null, change.key(), true).take(Units.own(change, transaction));
        for (IndexDefinition index : table.indexes()) {
            IndexChange entry = IndexChange.of(change, index);
            Item place = entry.after() == null ? entry.before() : entry.after();
            if (entry.changes() && place != null) {
                bucket(table, index, place, true).take(Units.entry(entry, transaction));
            }
        }
    }

    private Bucket bucket(TableDefinition table, @Nullable IndexDefinition index, Item item, boolean writes) {
        String hash = (index == null ? table.keys() : index.keys()).hash().name();
        Value value = item.get(hash);
        Place place =
                new Place(table.id(), index == null ? 0 : index.id(), value == null ? Value.Null.NULL : value, writes);
        return buckets.computeIfAbsent(place, made -> new Bucket(writes ? WRITES : READS));
    }
}
