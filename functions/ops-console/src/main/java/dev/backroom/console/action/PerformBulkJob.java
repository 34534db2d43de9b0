package dev.backroom.console.action;

import dev.backroom.console.page.Queues;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Action;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.BulkTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Starts, stops and resumes bulk jobs. Each page of a job is a message; one that comes twice, or after a crash, decides about no
 * order twice.
 */
public final class PerformBulkJob {
    private static final String QUEUE = "AftersaleEvents";

    private final BulkTable bulk;
    private final Queues queues;
    private final Clock clock;

    public PerformBulkJob(BulkTable bulk, Queues queues, Clock clock) {
        this.bulk = bulk;
        this.queues = queues;
        this.clock = clock;
    }

    public Done act(String id, Action.Job.Step step) {
        Optional<BulkJob> found = id.isEmpty() ? Optional.empty() : bulk.find(id);
        return found.map(job -> Done.of(act(job, step))).orElseGet(() -> Done.not("bulkNoJob"));
    }

    private String act(BulkJob job, Action.Job.Step step) {
        return switch (step) {
            case START -> job.state() == BulkJob.State.SHOWN ? run(job, "bulkStarted") : "bulkStartedBefore";
            case STOP ->
                job.state() == BulkJob.State.RUNNING
                                && bulk.move(job, BulkJob.State.STOPPED).isPresent()
                        ? "bulkStoppedNow"
                        : "bulkNotRunning";
            case RESUME -> job.state() == BulkJob.State.SHOWN ? "bulkNotRunning" : run(job, "bulkResumed");
        };
    }

    /** Sent after the state is written: a crash in between leaves a job under way that somebody resumes. */
    private String run(BulkJob job, String said) {
        if (job.state() != BulkJob.State.RUNNING
                && bulk.move(job, BulkJob.State.RUNNING).isEmpty()) {
            return "bulkStartedBefore";
        }
        Map<OrderKey, BulkResult> results = bulk.results(job.id());
        try (Reading reading = new Reading()) {
            reading.each(
                    IntStream.range(0, job.pages())
                            .filter(page -> results.isEmpty()
                                    || bulk.page(job.id(), page).stream()
                                            .anyMatch(order -> !results.containsKey(order.key())))
                            .boxed()
                            .toList(),
                    page -> queues.send(QUEUE, SignalCodec.write(job.signal(page, clock.instant()))));
        }
        return said;
    }
}
