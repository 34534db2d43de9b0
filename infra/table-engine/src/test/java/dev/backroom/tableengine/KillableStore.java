package dev.backroom.tableengine;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A store whose engine can die between any two of its writes, while what was written stays for the next engine. */
final class KillableStore implements ByteStore {
    private final ByteStore kept;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean dead;

    KillableStore(ByteStore kept) {
        this.kept = kept;
    }

    void kill() {
        life.writeLock().lock();
        try {
            dead = true;
        } finally {
            life.writeLock().unlock();
        }
    }

    /** What the client of a dead engine sees, without the noise of a defect. */
    private static EngineException killed() {
        return new EngineException(ErrorType.INTERNAL_SERVER_ERROR, "killed");
    }

    private interface Use<T> {
        T of(ByteStore store);
    }

    private <T> T alive(Use<T> use) {
        life.readLock().lock();
        try {
            if (dead) {
                throw killed();
            }
            return use.of(kept);
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        life.readLock().lock();
        try {
            if (dead) {
                throw killed();
            }
            return kept.get(key);
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public void write(WriteSet writes) {
        alive(store -> {
            store.write(writes);
            return true;
        });
    }

    @Override
    public Cursor forward(byte[] from, byte[] to) {
        return alive(store -> store.forward(from, to));
    }

    @Override
    public Cursor backward(byte[] from, byte[] to) {
        return alive(store -> store.backward(from, to));
    }

    @Override
    public void forget(byte[] from, byte[] to) {
        alive(store -> {
            store.forget(from, to);
            return true;
        });
    }

    @Override
    public void close() {
        kill();
    }
}
