package dev.backroom.localcloud.stream;

import static dev.backroom.localcloud.stream.TestStreams.T0;
import static dev.backroom.localcloud.stream.TestStreams.change;
import static dev.backroom.localcloud.stream.TestStreams.changes;
import static dev.backroom.localcloud.stream.TestStreams.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.stream.StreamGathering.Step;
import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Lambda guide, "Polling and batching streams": a batch ends at its size, its window, or 6 MB. */
final class StreamGatheringTest {
    private static final Duration NOW = Duration.ZERO;

    @Test
    void invokesWithWhatThereIs_whenThereIsNoBatchingWindow() {
        assertThat(next(source().build(), changes(3), true, NOW)).isEqualTo(new Step.Invoke(3));
        assertThat(next(source().build(), changes(3), false, NOW)).isEqualTo(new Step.Invoke(3));
    }

    @Test
    void invokes_whenTheBatchSizeIsReached() {
        Trigger.Stream source = source().batch(50, Duration.ofSeconds(5)).build();
        assertThat(next(source, changes(50), false, NOW)).isEqualTo(new Step.Invoke(50));
        assertThat(next(source, changes(53), false, NOW)).isEqualTo(new Step.Invoke(50));
    }

    @Test
    void readsOn_whileTheShardGivesFullPages() {
        Trigger.Stream source = source().batch(5_000, Duration.ofSeconds(5)).build();
        assertThat(next(source, changes(1_000), false, NOW)).isEqualTo(new Step.Read(1_000));
        assertThat(next(source, changes(4_500), false, NOW)).isEqualTo(new Step.Read(500));
    }

    @Test
    void looksTwiceASecond_whileTheBatchingWindowIsOpen() {
        Trigger.Stream source = source().batch(100, Duration.ofSeconds(5)).build();
        assertThat(next(source, changes(4), true, Duration.ofSeconds(1)))
                .isEqualTo(new Step.Wait(Duration.ofMillis(500)));
        assertThat(next(source, changes(4), true, Duration.ofMillis(4_900)))
                .isEqualTo(new Step.Wait(Duration.ofMillis(100)));
    }

    @Test
    void invokes_whenTheBatchingWindowHasPassed() {
        Trigger.Stream source = source().batch(100, Duration.ofSeconds(5)).build();
        assertThat(next(source, changes(4), true, Duration.ofSeconds(5))).isEqualTo(new Step.Invoke(4));
    }

    @Test
    void invokes_whenTheShardHasEnded() {
        Trigger.Stream source = source().batch(100, Duration.ofSeconds(5)).build();
        assertThat(StreamGathering.next(source, changes(4), 0, true, true, NOW)).isEqualTo(new Step.Invoke(4));
    }

    @Test
    void invokesWithLess_whenTheRestWouldBreakThePayloadLimitOf6Mb() {
        int third = StreamGathering.INVOCATION_BYTES / 3;
        Trigger.Stream source = source().batch(100, Duration.ofSeconds(5)).build();
        List<Change> large = List.of(change(0, T0, 0, third), change(1, T0, 1, third), change(2, T0, 2, third));
        assertThat(next(source, large, false, NOW)).isEqualTo(new Step.Invoke(2));
        List<Change> tooLarge = List.of(change(0, T0, 0, 4 * third), change(1, T0, 1, third));
        assertThat(next(source, tooLarge, false, NOW))
                .as("one record goes alone, whatever its size")
                .isEqualTo(new Step.Invoke(1));
    }

    @Test
    void endsTheBatch_whenTheNextRecordBelongsToAnotherTumblingWindow() {
        Trigger.Stream source = source().batch(100, Duration.ofSeconds(5))
                .tumbling(Duration.ofMinutes(15))
                .build();
        Instant end = T0.plus(Duration.ofMinutes(15));
        List<Change> over = List.of(change(0, T0), change(1, end.minusSeconds(1)), change(2, end));
        assertThat(next(source, over, true, NOW)).isEqualTo(new Step.Invoke(2));
        assertThat(StreamGathering.windowStart(end.minusSeconds(1), source.tumbling()))
                .isEqualTo(T0);
        assertThat(StreamGathering.windowStart(end, source.tumbling())).isEqualTo(end);
    }

    @Test
    void gathersForAllLanes_whenThereIsAParallelizationFactor() {
        Trigger.Stream source =
                source().batch(100, Duration.ofSeconds(5)).lanes(4).build();
        assertThat(next(source, changes(300), false, NOW)).isEqualTo(new Step.Read(100));
        assertThat(next(source, changes(400), false, NOW)).isEqualTo(new Step.Invoke(400));
        List<List<Change>> lanes = Lanes.of(
                List.of(change(1, T0, 7, 9), change(2, T0, 8, 9), change(3, T0, 7, 9), change(4, T0, 11, 9)), source);
        assertThat(lanes)
                .as("the order of each item holds")
                .extracting(lane -> lane.stream().map(Change::sequence).toList())
                .containsExactly(List.of("2"), List.of("1", "3", "4"));
    }

    @Test
    void looksLessOften_theLongerAShardIsQuiet() {
        assertThat(List.of(1, 2, 5, 1_000).stream().map(StreamGathering::idle))
                .containsExactly(
                        Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static Step next(Trigger.Stream source, List<Change> gathered, boolean dry, Duration elapsed) {
        return StreamGathering.next(source, gathered, 0, dry, false, elapsed);
    }
}
