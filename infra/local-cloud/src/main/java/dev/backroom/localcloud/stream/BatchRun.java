package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.stream.StreamEventBytes.Windowed;
import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes one batch through the function until every record of it is done or given up. */
final class BatchRun {
    private static final System.Logger LOG = System.getLogger(BatchRun.class.getName());
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    private final StreamSource source;
    private final String shard;
    private final Gate gate;
    private final Progressing progressing;
    private Optional<Windowed> window;
    private boolean lastByError;

    /** Hears after every run how far the batch is. */
    @FunctionalInterface
    interface Progressing {
        /**
         * @param records that many from the start need no further run
         * @param state of the tumbling window
         */
        void done(int records, Optional<JsonNode> state);
    }

    BatchRun(StreamSource source, String shard, Gate gate, Optional<Windowed> window, Progressing progressing) {
        this.source = source;
        this.shard = shard;
        this.gate = gate;
        this.window = window;
        this.progressing = progressing;
    }

    /**
     * @param changes none for the end of a tumbling window
     * @return whether it came to its end; not when the gate was closed before
     */
    boolean run(List<Change> changes) {
        BatchPlan plan = BatchPlan.whole(changes.size());
        Duration pause = Duration.ZERO;
        while (!plan.isDone()) {
            if (!gate.pass(pause)) {
                return false;
            }
            BatchPlan.Part part = plan.next();
            List<Change> records = changes.subList(part.from(), part.to());
            int old = old(records);
            BatchPlan.Step step = old >= 0 ? plan.expired(old) : plan.after(invoke(records), source.trigger());
            if (step.discard().isPresent() && !discard(changes, step.discard().get())) {
                return false;
            }
            plan = step.plan();
            pause = step.pause();
            progressing.done(plan.done(), window.map(Windowed::state));
        }
        return true;
    }

    private StreamVerdict invoke(List<Change> records) {
        Trigger.Stream trigger = source.trigger();
        List<String> sequences = records.stream().map(Change::sequence).toList();
        byte[] event = StreamEventBytes.of(records, shard, trigger.streamArn(), window);
        InvocationResult result = source.function()
                .invoke(
                        trigger.name(),
                        event,
                        records.size(),
                        answer -> verdict(answer, sequences).undone(records.size()));
        StreamVerdict verdict = verdict(result, sequences);
        lastByError = verdict instanceof StreamVerdict.Failed(boolean byError) && byError;
        if (verdict instanceof StreamVerdict.Done || verdict instanceof StreamVerdict.DoneUpTo) {
            StreamVerdict.state(result)
                    .ifPresent(state -> window = window.map(
                            open -> new Windowed(open.start(), open.length(), state, open.last(), open.early())));
        }
        return verdict;
    }

    private StreamVerdict verdict(InvocationResult result, List<String> sequences) {
        return StreamVerdict.of(result, sequences, source.trigger().reportsItemFailures(), window.isPresent());
    }

    /** How many records at the start are too old to be tried; -1 when none is. */
    private int old(List<Change> records) {
        Duration age = source.trigger().patience().age();
        Instant now = source.clock().instant();
        if (records.isEmpty()) {
            boolean tooOld = window.map(
                            open -> open.start().plus(open.length()).plus(age).isBefore(now))
                    .orElse(false);
            return tooOld ? 0 : -1;
        }
        int old = 0;
        while (old < records.size() && records.get(old).olderThan(age, now)) {
            old++;
        }
        return old == 0 ? -1 : old;
    }

    /** Tries until the message is sent: records must not vanish unheard. Returns false when the gate closes first. */
    private boolean discard(List<Change> changes, BatchPlan.Discard discard) {
        List<Change> lost =
                changes.subList(discard.part().from(), discard.part().to());
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} gives up {1} records: {2}",
                source.id(),
                lost.size(),
                discard.reason().condition());
        if (source.trigger().failureArn().isEmpty()) {
            return true;
        }
        String body = FailureRecord.of(
                lost,
                discard,
                source.function().spec().arn(),
                shard,
                source.engineArn(),
                lastByError,
                source.clock().instant());
        do {
            try {
                source.failures().send(source.trigger().failureArn().get(), body);
                return true;
            } catch (SdkException e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot report records given up: {0}", e.getMessage());
            }
        } while (gate.pass(AFTER_ERROR));
        return false;
    }
}
