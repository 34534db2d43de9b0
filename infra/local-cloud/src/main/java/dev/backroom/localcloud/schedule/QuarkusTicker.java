package dev.backroom.localcloud.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Ticks by quarkus-scheduler; the application sets {@code quarkus.scheduler.start-mode=forced}. */
@Singleton
public class QuarkusTicker implements Ticker {
    private final Scheduler scheduler;
    private final AtomicLong jobs = new AtomicLong();

    @Inject
    QuarkusTicker(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Ticking every(Duration period, Runnable task) {
        String identity = "local-cloud-" + jobs.incrementAndGet();
        scheduler
                .newJob(identity)
                .setInterval(period.toString())
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setTask(execution -> task.run())
                .schedule();
        return () -> scheduler.unscheduleJob(identity);
    }
}
