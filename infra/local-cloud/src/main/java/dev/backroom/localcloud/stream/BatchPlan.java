package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a batch is still to be done, in the shard's order, and what a run changes in that; pure. The rules are those of
 * the Lambda guide, "Retain discarded records for a DynamoDB event source" and "Configuring partial batch response":
 * <ul>
 *   <li>a failure is retried until it succeeds, its attempts are used up or its records are too old;
 *   <li>with bisection a failed batch is cut in two instead, and cutting uses no attempt;
 *   <li>a batch that failed from some record on is retried from there; with bisection that is a cut, too;
 *   <li>a run that found no room is no attempt.
 * </ul>
 *
 * @param size records of the whole batch
 * @param parts one after the other; the first is to run next
 */
record BatchPlan(int size, List<Part> parts) {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * Records that go into one run.
     *
     * @param from the first, counted from 0
     * @param to after the last
     * @param runs of the function with them, so far
     * @param retries used up
     * @param waits in a row, for the length of the next
     */
    record Part(int from, int to, int runs, int retries, int waits) {
        int records() {
            return to - from;
        }
    }

    enum Reason {
        ATTEMPTS("RetryAttemptsExhausted"),
        AGE("RecordAgeExceeded");

        private final String condition;

        Reason(String condition) {
            this.condition = condition;
        }

        /** What the failure destination is told. */
        String condition() {
            return condition;
        }
    }

    /** Records given up. */
    record Discard(Part part, Reason reason) {}

    /** @param pause before the next run */
    record Step(BatchPlan plan, Optional<Discard> discard, Duration pause) {}

    static BatchPlan whole(int size) {
        return new BatchPlan(size, List.of(new Part(0, size, 0, 0, 0)));
    }

    boolean isDone() {
        return parts.isEmpty();
    }

    Part next() {
        return parts.getFirst();
    }

    /** How many records from the start need no further run: up to there the checkpoint may go. */
    int done() {
        return parts.isEmpty() ? size : parts.getFirst().from();
    }

    Step after(StreamVerdict verdict, Trigger.Stream source) {
        Part part = next();
        return switch (verdict) {
            case StreamVerdict.Done done -> go(List.of());
            case StreamVerdict.NotRun notRun ->
                later(new Part(part.from(), part.to(), part.runs(), part.retries(), part.waits() + 1));
            case StreamVerdict.DoneUpTo(int records) -> from(part, part.from() + records, source);
            case StreamVerdict.Failed failed -> failed(part, source);
        };
    }

    /** @param records that many at the start of the next part are too old */
    Step expired(int records) {
        Part part = next();
        Part old = new Part(part.from(), part.from() + records, part.runs(), part.retries(), 0);
        List<Part> rest = old.to() == part.to()
                ? List.of()
                : List.of(new Part(old.to(), part.to(), part.runs(), part.retries(), 0));
        return new Step(then(rest), Optional.of(new Discard(old, Reason.AGE)), Duration.ZERO);
    }

    private Step from(Part part, int first, Trigger.Stream source) {
        Part rest = new Part(first, part.to(), part.runs() + 1, part.retries(), 0);
        if (source.bisects()) {
            return go(List.of(rest));
        }
        return retried(rest, source);
    }

    private Step failed(Part part, Trigger.Stream source) {
        if (source.bisects() && part.records() > 1) {
            int middle = part.from() + (part.records() + 1) / 2;
            int runs = part.runs() + 1;
            return go(List.of(
                    new Part(part.from(), middle, runs, part.retries(), 0),
                    new Part(middle, part.to(), runs, part.retries(), 0)));
        }
        return retried(new Part(part.from(), part.to(), part.runs() + 1, part.retries(), part.waits()), source);
    }

    private Step retried(Part part, Trigger.Stream source) {
        if (source.patience().attempts().isPresent()
                && part.retries() >= source.patience().attempts().getAsInt()) {
            return new Step(then(List.of()), Optional.of(new Discard(part, Reason.ATTEMPTS)), Duration.ZERO);
        }
        return later(new Part(part.from(), part.to(), part.runs(), part.retries() + 1, part.waits() + 1));
    }

    private Step go(List<Part> instead) {
        return new Step(then(instead), Optional.empty(), Duration.ZERO);
    }

    private Step later(Part part) {
        return new Step(then(List.of(part)), Optional.empty(), pause(part.waits()));
    }

    private BatchPlan then(List<Part> instead) {
        List<Part> left = new ArrayList<>(instead);
        left.addAll(parts.subList(1, parts.size()));
        return new BatchPlan(size, List.copyOf(left));
    }

    private static Duration pause(int times) {
        Duration pause = FIRST_WAIT.multipliedBy(1L << Math.clamp(times - 1, 0, 20));
        return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
    }
}
