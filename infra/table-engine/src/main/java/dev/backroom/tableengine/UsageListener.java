package dev.backroom.tableengine;

import dev.backroom.tableengine.capacity.TableUnits;
import java.util.Collection;

/** Receives what calls consume, as the service would bill it. Called by the thread of the call. */
@FunctionalInterface
public interface UsageListener {
    /**
     * @param operation for example PutItem
     * @param tables read and write units; empty where the operation is free
     * @param refused whether the call ended in an error
     */
    void used(String operation, Collection<TableUnits> tables, boolean refused);

    /** Listens to nothing. */
    UsageListener NOBODY = (operation, tables, refused) -> {};
}
