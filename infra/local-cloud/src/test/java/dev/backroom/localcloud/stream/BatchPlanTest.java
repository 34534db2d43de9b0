package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.stream.TestStreams.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.stream.BatchPlan.Part;
import dev.backroom.localcloud.stream.BatchPlan.Reason;
import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Lambda guide, "Retain discarded records for a DynamoDB event source" and "Configuring partial batch response". Runs
 * are written as {@code from-to}, from inclusive, to exclusive.
 */
final class BatchPlanTest {
    private static final StreamVerdict DONE = new StreamVerdict.Done();
    private static final StreamVerdict FAILED = new StreamVerdict.Failed(true);

    private final List<String> runs = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<Integer> checkpoints = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void retriesTheWholeBatch_untilItSucceeds() {
        play(source().build(), 10, part -> part.retries() < 3 ? FAILED : DONE);
        assertThat(runs).containsExactly("0-10", "0-10", "0-10", "0-10");
        assertThat(given).isEmpty();
        assertThat(checkpoints).endsWith(0, 10);
    }

    @Test
    void discardsTheBatchAndGoesOn_whenMaximumRetryAttemptsAreUsedUp() {
        play(source().attempts(2).build(), 10, part -> FAILED);
        assertThat(runs).as("the first and two more").hasSize(3);
        assertThat(given).containsExactly("0-10 RetryAttemptsExhausted after 3");
        assertThat(checkpoints).endsWith(10);
    }

    @Test
    void discardsAtOnce_whenMaximumRetryAttemptsIsZero() {
        play(source().attempts(0).build(), 4, part -> FAILED);
        assertThat(runs).containsExactly("0-4");
        assertThat(given).containsExactly("0-4 RetryAttemptsExhausted after 1");
    }

    @Test
    void keepsTrying_whenMaximumRetryAttemptsIsInfinite() {
        play(source().build(), 1, part -> part.retries() < 500 ? FAILED : DONE);
        assertThat(runs).hasSize(501);
        assertThat(pauses.getFirst()).isEqualTo(Duration.ofMillis(100));
        assertThat(pauses).isSorted();
        assertThat(pauses.get(499)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void usesNoAttempt_whenTheFunctionIsThrottled() {
        int[] full = {5};
        play(source().attempts(1).build(), 3, part -> full[0]-- > 0 ? new StreamVerdict.NotRun() : FAILED);
        assertThat(runs).as("five without room, then two attempts").hasSize(7);
        assertThat(given).containsExactly("0-3 RetryAttemptsExhausted after 2");
    }

    @Test
    void halvesTheBatchWithoutUsingAnAttempt_whenBisectBatchOnFunctionErrorIsOn() {
        play(source().bisects().attempts(2).build(), 8, failingWith(Set.of(5)));
        assertThat(runs).containsExactly("0-8", "0-4", "4-8", "4-6", "4-5", "5-6", "5-6", "5-6", "6-8");
        assertThat(given).as("the bad record alone").containsExactly("5-6 RetryAttemptsExhausted after 6");
        assertThat(checkpoints).isSorted().endsWith(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void discardsExactlyTheBadRecords_whenBisecting(int size) {
        Set<Integer> bad = new TreeSet<>(List.of(0, size / 2, size - 1));
        play(source().bisects().attempts(1).build(), size, failingWith(bad));
        assertThat(given.stream().map(text -> Integer.parseInt(text.substring(0, text.indexOf('-')))))
                .containsExactlyElementsOf(bad);
    }

    @Test
    void retriesFromTheCheckpoint_whenReportBatchItemFailuresIsOn() {
        play(source().reports().build(), 10, part -> part.from() < 6 ? new StreamVerdict.DoneUpTo(6) : DONE);
        assertThat(runs).containsExactly("0-10", "6-10");
        assertThat(checkpoints).containsExactly(6, 10);
    }

    @Test
    void usesAnAttempt_whenRetriedFromTheCheckpointWithoutBisection() {
        play(source().reports().attempts(2).build(), 10, part -> new StreamVerdict.DoneUpTo(1));
        assertThat(runs).containsExactly("0-10", "1-10", "2-10");
        assertThat(given).containsExactly("3-10 RetryAttemptsExhausted after 3");
    }

    @Test
    void cutsAtTheReturnedSequenceNumber_whenBisectionAndReportingAreBothOn() {
        Trigger.Stream both = source().bisects().reports().attempts(0).build();
        play(both, 10, part -> part.from() < 3 ? new StreamVerdict.DoneUpTo(3) : DONE);
        assertThat(runs).as("only the remaining records, and no attempt used").containsExactly("0-10", "3-10");
        assertThat(given).isEmpty();
    }

    @Test
    void halves_whenTheRunFailsAndReportingIsOn() {
        Trigger.Stream both = source().bisects().reports().build();
        play(both, 4, part -> part.records() == 4 ? FAILED : DONE);
        assertThat(runs).as("regardless of ReportBatchItemFailures").containsExactly("0-4", "0-2", "2-4");
    }

    @Test
    void neverDoesALaterRecordFirst_whateverFails() {
        play(source().bisects().attempts(1).build(), 64, failingWith(Set.of(3, 17, 40)));
        assertThat(checkpoints).isSorted();
        assertThat(runs.stream().map(run -> Integer.parseInt(run.substring(0, run.indexOf('-')))))
                .isSorted();
    }

    @Test
    void discardsTheRecordsThatAreTooOld_andTriesTheRest() {
        BatchPlan plan = BatchPlan.whole(10);
        BatchPlan.Step step = plan.expired(4);
        assertThat(step.discard().orElseThrow().reason()).isEqualTo(Reason.AGE);
        assertThat(step.discard().orElseThrow().part()).isEqualTo(new Part(0, 4, 0, 0, 0));
        assertThat(step.plan().next()).isEqualTo(new Part(4, 10, 0, 0, 0));
        assertThat(step.plan().done()).isEqualTo(4);
        assertThat(step.plan().expired(6).plan().isDone()).isTrue();
    }

    private static Function<Part, StreamVerdict> failingWith(Set<Integer> bad) {
        return part -> bad.stream().anyMatch(record -> record >= part.from() && record < part.to()) ? FAILED : DONE;
    }

    private void play(Trigger.Stream source, int size, Function<Part, StreamVerdict> function) {
        BatchPlan plan = BatchPlan.whole(size);
        while (!plan.isDone()) {
            Part part = plan.next();
            runs.add(part.from() + "-" + part.to());
            BatchPlan.Step step = plan.after(function.apply(part), source);
            step.discard()
                    .ifPresent(discard -> given.add("%d-%d %s after %d"
                            .formatted(
                                    discard.part().from(),
                                    discard.part().to(),
                                    discard.reason().condition(),
                                    discard.part().runs())));
            if (!step.pause().isZero()) {
                pauses.add(step.pause());
            }
            plan = step.plan();
            checkpoints.add(plan.done());
        }
    }
}
