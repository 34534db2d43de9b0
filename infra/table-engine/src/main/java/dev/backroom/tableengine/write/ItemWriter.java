package dev.backroom.tableengine.write;

import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.fault.Pauses;
import dev.backroom.tableengine.fault.Throttle;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.row.RowLocks;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.store.WriteSet;
import dev.backroom.tableengine.stream.Streams;
import dev.backroom.tableengine.table.LiveTable;
import dev.backroom.tableengine.value.Item;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out writes of single items, one at a time per item. */
public final class ItemWriter {
    private final Rows rows;
    private final RowLocks locks;
    private final Streams streams;
    private final Throttle throttle;
    private final Pauses pauses;

    public ItemWriter(Rows rows, RowLocks locks, Streams streams, Throttle throttle, Pauses pauses) {
        this.rows = rows;
        this.locks = locks;
        this.streams = streams;
        this.throttle = throttle;
        this.pauses = pauses;
    }

    /**
     * @throws EngineException TransactionConflictException when a transaction holds the item, and what {@link Intent#on} throws
     */
    Change write(Intent intent, Bill bill) {
        try (RowLocks.Locked held = locks.lock(intent.row())) {
            if (locks.held(intent.row()) || pauses.conflicts()) {
                throw conflict();
            }
            throttle.admitWrite(intent.table(), null, intent.key());
            Item before = rows.read(intent.row());
            Change change = decided(intent, before, bill);
            streams.commit(List.of(change), new WriteSet());
            return change;
        }
    }

    private Change decided(Intent intent, @Nullable Item before, Bill bill) {
        try {
            Change change = intent.on(before);
            throttle.charge(change, false);
            Units.write(bill.table(intent.table().name()), change, false);
            return change;
        } catch (EngineException e) {
            if (e.type() == ErrorType.CONDITIONAL_CHECK_FAILED) {
                Units.refused(bill.table(intent.table().name()), before, false);
            }
            throw e;
        }
    }

    /** Deletes an item whose time has come, unless it was changed or is held. */
    public boolean expire(LiveTable live, byte[] row, long second) {
        return using(live, () -> {
            try (RowLocks.Locked held = locks.lock(row)) {
                Item item = rows.read(row);
                String attribute = live.definition().settings().expiryAttribute();
                if (item == null
                        || attribute == null
                        || locks.held(row)
                        || Rows.expiry(item, attribute).orElse(Long.MAX_VALUE) >= second) {
                    return false;
                }
                streams.commit(List.of(new Change(live.definition(), item, null, true)), new WriteSet());
                return true;
            }
        });
    }

    /** Keeps a table's shape as it is meanwhile. */
    static <T> T using(LiveTable live, Supplier<T> work) {
        live.use().lock();
        try {
            if (live.dropped()) {
                throw EngineException.notFound("Requested resource not found");
            }
            return work.get();
        } finally {
            live.use().unlock();
        }
    }

    static EngineException conflict() {
        return new EngineException(ErrorType.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
    }
}
