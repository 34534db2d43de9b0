package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a shard's poller fills a batch: it invokes when the batch is full, when its window has passed, when the 6 MB of an
 * invocation are, or when the next record belongs to another tumbling window. Pure.
 */
final class StreamGathering {
    static final int INVOCATION_BYTES = 6 * 1024 * 1024;

    /** The most that GetRecords gives at once. */
    static final int PAGE = 1_000;

    /** Half of Lambda's base rate: a read costs next to nothing there and a few milliseconds here. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(500);

    private static final Duration LEAST_IDLE = Duration.ofMillis(200);
    private static final Duration MOST_IDLE = Duration.ofSeconds(1);

    /** The event around the records. */
    private static final int ENVELOPE_BYTES = 1_024;

    private StreamGathering() {}

    sealed interface Step {
        /** @param records that many from the start */
        record Invoke(int records) implements Step {}

        /** @param most records */
        record Read(int most) implements Step {}

        record Wait(Duration time) implements Step {}
    }

    /**
     * @param gathered what waits, at least one record
     * @param stateBytes of the tumbling window's state
     * @param dry whether the last read brought fewer than it asked for: the shard has no more for now
     * @param ended whether the shard is closed and read to its end
     * @param elapsed since the first of them was read
     */
    static Step next(
            Trigger.Stream source,
            List<Change> gathered,
            int stateBytes,
            boolean dry,
            boolean ended,
            Duration elapsed) {
        int most = source.batchSize() * source.lanes();
        int fitting = fitting(source, gathered, stateBytes, most);
        Duration left = source.window().minus(elapsed);
        if (fitting == most || fitting < gathered.size() || ended || !left.isPositive()) {
            return new Step.Invoke(fitting);
        }
        if (dry) {
            return new Step.Wait(left.compareTo(BETWEEN_READS) < 0 ? left : BETWEEN_READS);
        }
        return new Step.Read(page(source, gathered.size()));
    }

    /** How many records to ask for. */
    static int page(Trigger.Stream source, int gathered) {
        return Math.clamp((long) source.batchSize() * source.lanes() - gathered, 1, PAGE);
    }

    /** How long to leave a shard alone after one more read that brought nothing: polling must cost next to nothing. */
    static Duration idle(int emptyReads) {
        Duration idle = LEAST_IDLE.multipliedBy(Math.clamp(emptyReads, 1, 5));
        return idle.compareTo(MOST_IDLE) < 0 ? idle : MOST_IDLE;
    }

    /** The start of the tumbling window that an instant belongs to. */
    static Instant windowStart(Instant instant, Duration length) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    private static int fitting(Trigger.Stream source, List<Change> gathered, int stateBytes, int most) {
        long bytes = ENVELOPE_BYTES + stateBytes;
        int fitting = 0;
        for (Change change : gathered) {
            bytes += change.json().length + 1;
            boolean tooMuch = fitting == most || bytes > INVOCATION_BYTES;
            if (fitting > 0 && (tooMuch || !sameWindow(source, gathered.getFirst(), change))) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    private static boolean sameWindow(Trigger.Stream source, Change first, Change other) {
        Duration length = source.tumbling();
        return length.isZero() || windowStart(first.created(), length).equals(windowStart(other.created(), length));
    }
}
