package dev.backroom.tableengine.write;

import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.fault.Pauses;
import dev.backroom.tableengine.fault.Throttle;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.RowLocks;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.value.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out one transaction: takes its items, decides on each, holds them as long as the service would, commits. It waits for
 * nobody: an item that another transaction holds cancels it.
 */
public final class TransactionRun {
    private final Rows rows;
    private final RowLocks locks;
    private final Streams streams;
    private final Throttle throttle;
    private final Pauses pauses;

    public TransactionRun(Rows rows, RowLocks locks, Streams streams, Throttle throttle, Pauses pauses) {
        this.rows = rows;
        this.locks = locks;
        this.streams = streams;
        this.throttle = throttle;
        this.pauses = pauses;
    }

    /**
     * @param also what else belongs to the commit
     * @throws EngineException TransactionCanceledException with a reason for each item
     */
    void write(List<Intent> intents, WriteSet also, Bill bill) {
        List<byte[]> keys = intents.stream().map(Intent::row).toList();
        boolean[] taken = locks.take(keys);
        try {
            List<Reason> reasons = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (int at = 0; at < taken.length; at++) {
                boolean free = taken[at] && !pauses.conflicts();
                reasons.add(free ? decide(intents.get(at), changes, bill) : Reason.CONFLICT);
            }
            pauses.hold();
            if (!reasons.stream().allMatch(Reason::isNone)) {
                throw Reason.cancelled(reasons);
            }
            streams.commit(changes, also);
        } finally {
            locks.release(keys, taken);
        }
    }

    /** Bytes of the item that there is now. */
    long size(Intent intent) {
        Item item = rows.read(intent.row());
        return item == null ? 0 : item.size();
    }

    private Reason decide(Intent intent, List<Change> changes, Bill bill) {
        Item before = rows.read(intent.row());
        try {
            throttle.admitWrite(intent.table(), null, intent.key());
            Change change = intent.on(before);
            throttle.charge(change, true);
            Units.write(bill.table(intent.table().name()), change, true);
            changes.add(change);
            return Reason.NONE;
        } catch (EngineException e) {
            Units.refused(bill.table(intent.table().name()), before, true);
            return Reason.of(e);
        }
    }
}
