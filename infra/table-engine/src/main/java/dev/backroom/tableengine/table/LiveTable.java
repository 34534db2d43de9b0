package dev.backroom.tableengine.table;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A table that may be used. Its writers hold {@link #use}; what changes its shape holds {@link #change} and waits for them. */
public final class LiveTable {
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private volatile TableDefinition definition;
    private volatile boolean dropped;

    LiveTable(TableDefinition definition) {
        this.definition = definition;
    }

    public TableDefinition definition() {
        return definition;
    }

    public Lock use() {
        return life.readLock();
    }

    public Lock change() {
        return life.writeLock();
    }

    public boolean dropped() {
        return dropped;
    }

    void become(TableDefinition changed) {
        definition = changed;
    }

    void drop() {
        dropped = true;
    }
}
