package dev.backroom.console.action;

import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Action;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.order.OrderKey;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Starts, stops and resumes bulk jobs. Each page of a job is a message; one that comes twice, or after a crash, decides about no
 * order twice.
 */
public final class PerformBulkJob {
    private static final String QUEUE = "AftersaleEvents";

    private final ConsoleTables rooms;

    public PerformBulkJob(ConsoleTables rooms) {
        this.rooms = rooms;
    }

    public Done act(String id, Action.Job.Step step) {
        Optional<BulkJob> found = id.isEmpty() ? Optional.empty() : rooms.bulk().find(id);
        return found.map(job -> Done.of(act(job, step))).orElseGet(() -> new Done(BulkWord.NO_JOB, false, List.of()));
    }

    private Phrase act(BulkJob job, Action.Job.Step step) {
        return switch (step) {
            case START -> job.state() == BulkJob.State.SHOWN ? run(job, BulkWord.STARTED) : BulkWord.STARTED_BEFORE;
            case STOP ->
                job.state() == BulkJob.State.RUNNING
                                && rooms.bulk().move(job, BulkJob.State.STOPPED).isPresent()
                        ? BulkWord.STOPPED_NOW
                        : BulkWord.NOT_RUNNING;
            case RESUME -> job.state() == BulkJob.State.SHOWN ? BulkWord.NOT_RUNNING : run(job, BulkWord.RESUMED);
        };
    }

    /** Sent after the state is written: a crash in between leaves a job under way that somebody resumes. */
    private Phrase run(BulkJob job, BulkWord said) {
        if (job.state() != BulkJob.State.RUNNING
                && rooms.bulk().move(job, BulkJob.State.RUNNING).isEmpty()) {
            return BulkWord.STARTED_BEFORE;
        }
        Map<OrderKey, BulkResult> results = rooms.bulk().results(job.id());
        try (Reading reading = new Reading()) {
            reading.each(
                    IntStream.range(0, job.pages())
                            .filter(page -> results.isEmpty()
                                    || rooms.bulk().page(job.id(), page).stream()
                                            .anyMatch(order -> !results.containsKey(order.key())))
                            .boxed()
                            .toList(),
                    page -> rooms.queues()
                            .send(
                                    QUEUE,
                                    SignalCodec.write(
                                            job.signal(page, rooms.clock().instant()))));
        }
        return said;
    }
}
