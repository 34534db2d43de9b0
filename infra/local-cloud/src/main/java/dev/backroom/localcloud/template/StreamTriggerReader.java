package dev.backroom.localcloud.template;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a function's event of the type DynamoDB, with the ranges and defaults of CreateEventSourceMapping. */
final class StreamTriggerReader {
    /** DynamoDB keeps a stream's records for 24 hours; no maximum age means until then. */
    private static final Duration RETENTION = Duration.ofHours(24);

    private static final int LEAST_AGE = 60;

    private StreamTriggerReader() {}

    static Trigger.Stream of(String name, Section properties) {
        int lanes = properties.integer("ParallelizationFactor", 1, 10).orElse(1);
        int tumbling = properties.integer("TumblingWindowInSeconds", 0, 900).orElse(0);
        if (lanes > 1 && tumbling > 0) {
            throw properties.complaint("ParallelizationFactor", "does not run here with a tumbling window");
        }
        return new Trigger.Stream(
                name,
                properties.need("Stream"),
                properties
                        .needOneOf("StartingPosition", "TRIM_HORIZON", "LATEST")
                        .equals("LATEST"),
                properties.integer("BatchSize", 1, 10_000).orElse(100),
                Duration.ofSeconds(properties
                        .integer("MaximumBatchingWindowInSeconds", 0, 300)
                        .orElse(0)),
                Duration.ofSeconds(tumbling),
                lanes,
                new Trigger.TimeoutPolicy(attempts(properties), age(properties)),
                properties.flag("BisectBatchOnFunctionError", false),
                TriggerReader.reportsItemFailures(properties),
                properties.section("DestinationConfig").map(StreamTriggerReader::failures),
                properties.section("FilterCriteria").map(StreamFilter::of).orElse(StreamFilter.ALL),
                properties.flag("Enabled", true));
    }

    private static OptionalInt attempts(Section properties) {
        OptionalInt attempts = properties.integer("MaximumRetryAttempts", -1, 10_000);
        return attempts.equals(OptionalInt.of(-1)) ? OptionalInt.empty() : attempts;
    }

    private static Duration age(Section properties) {
        String key = "MaximumRecordAgeInSeconds";
        int seconds = properties.integer(key, -1, 604_800).orElse(-1);
        if (seconds == -1) {
            return RETENTION;
        }
        if (seconds < LEAST_AGE) {
            throw properties.complaint(key, "is -1 or at least " + LEAST_AGE);
        }
        Duration age = Duration.ofSeconds(seconds);
        return age.compareTo(RETENTION) < 0 ? age : RETENTION;
    }

    private static String failures(Section config) {
        Section failure = config.section("OnFailure").orElseThrow(() -> config.complaint("OnFailure", "is missing"));
        Optional<String> type = failure.oneOf("Type", "SQS");
        String queue = failure.need("Destination");
        if (type.isEmpty() && !queue.contains(":sqs:")) {
            throw failure.complaint("Destination", "is not a queue; others do not run here");
        }
        failure.end();
        config.end();
        return queue;
    }
}
