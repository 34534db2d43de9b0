package dev.backroom.localcloud.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What makes schedules look at the clock. */
@FunctionalInterface
public interface Ticker {
    /** Runs the task about every period of real time, never twice at once, until the answer is closed. */
    Ticking every(Duration period, Runnable task);

    @FunctionalInterface
    interface Ticking extends AutoCloseable {
        @Override
        void close();
    }

    /** For use without a Quarkus application around it. */
    static Ticker ofThread() {
        return (period, task) -> {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("schedules").factory());
            thread.scheduleWithFixedDelay(task, 0, period.toMillis(), TimeUnit.MILLISECONDS);
            return thread::shutdownNow;
        };
    }
}
