package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream: its shards, and the records that are appended while its lock is held, in the commit that they belong to. So a
 * reader that saw a record has seen every one before it.
 */
final class StreamLog {
    private static final int GENERATION = 8;
    private static final int NUMBER_WIDTH = 20;

    private final StreamContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile StreamState state;
    private long inShard;
    private long oldestMillis;

    StreamLog(StreamContext context, StreamState state) {
        this.context = context;
        this.state = state;
    }

    StreamState state() {
        return state;
    }

    ReentrantLock lock() {
        return lock;
    }

    static Shard firstShard(StreamContext context, int stream) {
        return shard(stream, 1, null, context.sequence().next(), context.millis());
    }

    private static Shard shard(int stream, int number, @Nullable String parent, long first, long now) {
        String digits = Long.toString(now);
        String id = "shardId-" + "0".repeat(NUMBER_WIDTH - digits.length()) + digits + "-"
                + Integer.toHexString((stream << GENERATION) + number | 0x10000000);
        return new Shard(number, id, parent, first, 0, now, 0, 0);
    }

    /** Called with the lock held; the records are there once the writes are. */
    void append(WriteSet writes, Change change) {
        rollWhenDue(writes);
        long number = context.sequence().next();
        Shard shard = state.newest();
        byte[] made = RecordJson.of(change, state.viewType(), context.region(), number, context.millis());
        writes.put(StreamKeys.record(state.id(), shard.number(), number), made);
        inShard++;
    }

    private void rollWhenDue(WriteSet writes) {
        Shard open = state.newest();
        long now = context.millis();
        boolean old = now - open.openedMillis() >= context.limits().shardAge().toMillis();
        if (state.enabled() && (old || inShard >= context.limits().shardRecords())) {
            List<Shard> shards = new ArrayList<>(state.shards());
            shards.set(shards.size() - 1, open.closed(context.sequence().next(), now));
            shards.add(shard(
                    state.id(), open.number() + 1, open.id(), context.sequence().next(), now));
            become(writes, state.with(true, shards));
            inShard = 0;
        }
    }

    /** Closes the open shard when its time has come, and forgets what is too old. */
    void tidy() {
        lock.lock();
        try {
            WriteSet writes = new WriteSet();
            rollWhenDue(writes);
            trim(writes);
            List<Shard> shortened = shorten(writes);
            if (!writes.isEmpty()) {
                context.store().write(writes);
            }
            // Only now: what is forgotten without being noted as trimmed would look as if it had never been.
            shortened.forEach(shard -> context.store()
                    .forget(
                            StreamKeys.record(state.id(), shard.number(), 0),
                            StreamKeys.record(state.id(), shard.number(), shard.trimmed() + 1)));
        } finally {
            lock.unlock();
        }
    }

    private void trim(WriteSet writes) {
        long horizon = context.millis() - context.limits().kept().toMillis();
        List<Shard> gone = state.shards().stream()
                .filter(shard -> !shard.isOpen() && shard.closedMillis() < horizon)
                .toList();
        if (!gone.isEmpty()) {
            for (Shard shard : gone) {
                context.store()
                        .forget(
                                StreamKeys.record(state.id(), shard.number(), 0),
                                StreamKeys.record(state.id(), shard.number() + 1, 0));
            }
            List<Shard> left = new ArrayList<>(state.shards());
            left.removeAll(gone);
            become(writes, state.with(state.enabled(), left));
        }
    }

    /** Notes in each shard how far its records are too old. */
    private List<Shard> shorten(WriteSet writes) {
        long horizon = context.millis() - context.limits().kept().toMillis();
        if (oldestMillis >= horizon) {
            return List.of();
        }
        oldestMillis = context.millis();
        List<Shard> shards = new ArrayList<>(state.shards());
        List<Shard> shortened = new ArrayList<>();
        for (int at = 0; at < shards.size(); at++) {
            Shard shard = shards.get(at);
            long trimmed = trimmed(shard, horizon);
            if (trimmed > shard.trimmed()) {
                shards.set(at, shard.withTrimmed(trimmed));
                shortened.add(shards.get(at));
            }
        }
        if (!shortened.isEmpty()) {
            become(writes, state.with(state.enabled(), shards));
        }
        return shortened;
    }

    private long trimmed(Shard shard, long horizon) {
        long[] last = {shard.trimmed()};
        read(shard, shard.trimmed() + 1, (number, json) -> {
            long made = RecordJson.millis(json);
            if (made >= horizon) {
                oldestMillis = Math.min(oldestMillis, made);
                return false;
            }
            last[0] = number;
            return true;
        });
        return last[0];
    }

    /** Nothing is appended any more; what is there stays for its time. */
    void switchOff() {
        lock.lock();
        try {
            WriteSet writes = new WriteSet();
            List<Shard> shards = new ArrayList<>(state.shards());
            if (!shards.isEmpty() && shards.getLast().isOpen()) {
                shards.set(
                        shards.size() - 1,
                        shards.getLast().closed(context.sequence().next(), context.millis()));
            }
            become(writes, state.with(false, shards));
            context.store().write(writes);
        } finally {
            lock.unlock();
        }
    }

    private void become(WriteSet writes, StreamState changed) {
        writes.put(StreamKeys.state(changed.id()), Json.bytes(changed));
        state = changed;
    }

    /**
     * Records of a shard from a number on, oldest first.
     *
     * @return whether all that is there now was read
     */
    boolean read(Shard shard, long from, RecordReader reader) {
        byte[] first = StreamKeys.record(state.id(), shard.number(), from);
        byte[] end = StreamKeys.record(state.id(), shard.number() + 1, 0);
        try (ByteStore.Cursor records = context.store().forward(first, end)) {
            while (records.next()) {
                if (!reader.take(StreamKeys.number(records.key()), records.value())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes one record after the other. */
    interface RecordReader {
        /** @return false to be given no more; this one was not taken */
        boolean take(long number, byte[] json);
    }
}
