package dev.backroom.cli.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** Holds a command up until it is told to stop, by Ctrl-C or by its parent's end, and then stops what it started. */
public final class Stopping implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Stopping.class);

    private final CountDownLatch told = new CountDownLatch(1);
    private final Deque<Runnable> last = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stop, "stopping");

    public Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** To be run on the way out, latest first. */
    public synchronized void beforeExit(Runnable step) {
        last.push(step);
    }

    /** Stops when this process ends. */
    public void with(ProcessHandle parent) {
        parent.onExit().thenRun(told::countDown);
    }

    /** Returns when it is time to go. */
    public void await() {
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        told.countDown();
        while (!last.isEmpty()) {
            try {
                last.pop().run();
            } catch (RuntimeException e) {
                LOG.error("did not stop cleanly", e);
            }
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("already on the way out");
        }
    }
}
