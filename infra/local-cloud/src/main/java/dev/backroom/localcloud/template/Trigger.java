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
            implements Trigger {}

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
