package dev.backroom.localcloud.template;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** What makes AWS invoke a function without anybody calling it. */
public sealed interface Trigger {
    /** The event's logical name within its function. */
    String name();

    /**
     * An SQS event source mapping.
     *
     * @param batchSize 1..10,000; above 10 only with a window
     * @param window 0..300 s
     * @param maximumConcurrency 2..1000 when set
     */
    record Queue(
            String name,
            String queueArn,
            int batchSize,
            Duration window,
            boolean reportsItemFailures,
            OptionalInt maximumConcurrency,
            boolean enabled)
            implements Trigger {
        /** This one with a window of at most so long. */
        public Queue withWindowUpTo(Duration longest) {
            return new Queue(
                    name,
                    queueArn,
                    batchSize,
                    window.compareTo(longest) < 0 ? window : longest,
                    reportsItemFailures,
                    maximumConcurrency,
                    enabled);
        }
    }

    /**
     * A DynamoDB stream's event source mapping.
     *
     * @param streamArn of a table of the template
     * @param latest whether it begins with what comes after its first start, not with the oldest record
     * @param batchSize 1..10,000
     * @param window 0..300 s
     * @param tumbling the tumbling window's length, 1..900 s; zero for none
     * @param lanes batches of one shard at once (ParallelizationFactor), 1..10
     * @param bisects whether a failed batch is halved
     * @param filter records that it does not match are passed by without a run
     * @param failureArn the queue that hears of records given up
     */
    record Stream(
            String name,
            String streamArn,
            boolean latest,
            int batchSize,
            Duration window,
            Duration tumbling,
            int lanes,
            TimeoutPolicy patience,
            boolean bisects,
            boolean reportsItemFailures,
            Optional<String> failureArn,
            StreamFilter filter,
            boolean enabled)
            implements Trigger {
        /** This one with a window of at most so long; a tumbling window stays as it is. */
        public Stream withWindowUpTo(Duration longest) {
            return new Stream(
                    name,
                    streamArn,
                    latest,
                    batchSize,
                    window.compareTo(longest) < 0 ? window : longest,
                    tumbling,
                    lanes,
                    patience,
                    bisects,
                    reportsItemFailures,
                    failureArn,
                    filter,
                    enabled);
        }
    }

    /**
     * How long a stream's records are tried.
     *
     * @param attempts further attempts after the first, 0..10,000; empty for no limit
     * @param age 60 s to the stream's retention
     */
    record TimeoutPolicy(OptionalInt attempts, Duration age) {}

    /**
     * A schedule.
     *
     * @param source {@code aws.scheduler} for ScheduleV2, {@code aws.events} for Schedule
     * @param expression {@code rate(...)} or {@code cron(...)}
     * @param input the event's exact bytes, where the template gives them
     */
    record Schedule(
            String name,
            String source,
            String expression,
            ZoneId zone,
            Optional<String> input,
            Retries retries,
            Optional<String> deadLetterArn,
            boolean enabled)
            implements Trigger {}

    /** @param attempts further attempts after the first, 0..185 */
    record Retries(int attempts, Duration age) {}
}
