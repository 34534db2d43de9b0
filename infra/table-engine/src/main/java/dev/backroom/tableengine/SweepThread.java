package dev.backroom.tableengine;

import dev.backroom.tableengine.expiry.Sweeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sweeps at intervals until it is closed. */
final class SweepThread implements AutoCloseable {
    private final Sweeper sweeper;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private SweepThread(Sweeper sweeper, Duration every) {
        this.sweeper = sweeper;
        this.every = every;
        this.thread = Thread.ofPlatform().daemon().name("table-engine-sweep").unstarted(this::run);
    }

    static SweepThread start(Sweeper sweeper, Duration every) {
        SweepThread sweeping = new SweepThread(sweeper, every);
        if (!every.isZero()) {
            sweeping.thread.start();
        }
        return sweeping;
    }

    private void run() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            sweeper.sweep();
        } catch (RuntimeException e) {
            // One table's trouble must not end expiry for the rest of the engine's life.
            System.getLogger(SweepThread.class.getName()).log(System.Logger.Level.WARNING, "sweep failed", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
