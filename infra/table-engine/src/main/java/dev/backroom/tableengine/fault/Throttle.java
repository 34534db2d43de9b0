package dev.backroom.tableengine.fault;

import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import org.jspecify.annotations.Nullable;

/** Whether a partition has capacity left. */
public interface Throttle {
    /** @throws dev.backroom.tableengine.error.EngineException when writes to the item's partition are refused now */
    void admitWrite(TableDefinition table, @Nullable IndexDefinition index, Item key);

    /** @throws dev.backroom.tableengine.error.EngineException when reads of the item's partition are refused now */
    void admitRead(TableDefinition table, @Nullable IndexDefinition index, Item key);

    /**
     * Takes what a write consumes from its partitions, before it is committed.
     *
     * @throws dev.backroom.tableengine.error.EngineException when an index that it writes to has nothing left
     */
    void charge(Change change, boolean transaction);

    void chargeRead(TableDefinition table, @Nullable IndexDefinition index, Item key, double units);

    /** Capacity without end. */
    Throttle NONE = new Throttle() {
        @Override
        public void admitWrite(TableDefinition table, @Nullable IndexDefinition index, Item key) {}

        @Override
        public void admitRead(TableDefinition table, @Nullable IndexDefinition index, Item key) {}

        @Override
        public void charge(Change change, boolean transaction) {}

        @Override
        public void chargeRead(TableDefinition table, @Nullable IndexDefinition index, Item key, double units) {}
    };
}
