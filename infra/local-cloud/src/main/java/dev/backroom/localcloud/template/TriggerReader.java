package dev.backroom.localcloud.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the Events of a function. */
final class TriggerReader {
    /** What Lambda does with an asynchronous event when nothing else is said. */
    private static final Trigger.Retries ASYNCHRONOUS = new Trigger.Retries(2, Duration.ofHours(6));

    private TriggerReader() {}

    static List<Trigger> of(Section events) {
        List<Trigger> triggers = new ArrayList<>();
        for (String name : events.keys()) {
            Section event = events.section(name).orElseThrow();
            String type = event.need("Type");
            Section properties =
                    event.section("Properties").orElseThrow(() -> event.complaint("Properties", "is missing"));
            triggers.add(
                    switch (type) {
                        case "SQS" -> queue(name, properties);
                        case "DynamoDB" -> StreamTriggerReader.of(name, properties);
                        case "ScheduleV2" ->
                            schedule(
                                    name,
                                    "aws.scheduler",
                                    properties.need("ScheduleExpression"),
                                    properties,
                                    zone(properties));
                        case "Schedule" ->
                            schedule(name, "aws.events", properties.need("Schedule"), properties, ZoneId.of("UTC"));
                        default -> throw event.complaint("Type", "event type " + type + " does not run here");
                    });
            properties.end();
            event.end();
        }
        return List.copyOf(triggers);
    }

    private static Trigger.Queue queue(String name, Section properties) {
        int batch = properties.integer("BatchSize", 1, 10_000).orElse(10);
        int window =
                properties.integer("MaximumBatchingWindowInSeconds", 0, 300).orElse(0);
        if (batch > 10 && window < 1) {
            throw properties.complaint("BatchSize", "above 10 needs MaximumBatchingWindowInSeconds of at least 1");
        }
        boolean reports = reportsItemFailures(properties);
        OptionalInt concurrency = properties
                .section("ScalingConfig")
                .map(scaling -> {
                    OptionalInt maximum = scaling.integer("MaximumConcurrency", 2, 1000);
                    scaling.end();
                    return maximum;
                })
                .orElse(OptionalInt.empty());
        return new Trigger.Queue(
                name,
                properties.need("Queue"),
                batch,
                Duration.ofSeconds(window),
                reports,
                concurrency,
                properties.flag("Enabled", true));
    }

    static boolean reportsItemFailures(Section properties) {
        List<String> responses = properties.texts("FunctionResponseTypes");
        if (!responses.isEmpty() && !responses.equals(List.of("ReportBatchItemFailures"))) {
            throw properties.complaint("FunctionResponseTypes", "knows ReportBatchItemFailures only");
        }
        return !responses.isEmpty();
    }

    private static Trigger.Schedule schedule(
            String name, String source, String expression, Section properties, ZoneId zone) {
        Optional<String> state = properties.oneOf("State", "ENABLED", "DISABLED");
        Trigger.Retries retries = properties
                .section("RetryPolicy")
                .map(policy -> {
                    Trigger.Retries read = new Trigger.Retries(
                            policy.integer("MaximumRetryAttempts", 0, 185).orElse(ASYNCHRONOUS.attempts()),
                            Duration.ofSeconds(policy.integer("MaximumEventAgeInSeconds", 60, 86_400)
                                    .orElse((int) ASYNCHRONOUS.age().toSeconds())));
                    policy.end();
                    return read;
                })
                .orElse(ASYNCHRONOUS);
        Optional<String> deadLetters = properties.section("DeadLetterConfig").map(config -> {
            String arn = config.need("Arn");
            config.end();
            return arn;
        });
        properties.described("Name", "Description");
        return new Trigger.Schedule(
                name,
                source,
                expression,
                zone,
                properties.text("Input"),
                retries,
                deadLetters,
                !state.equals(Optional.of("DISABLED")) && properties.flag("Enabled", true));
    }

    private static ZoneId zone(Section properties) {
        try {
            return ZoneId.of(properties.text("ScheduleExpressionTimezone").orElse("UTC"));
        } catch (DateTimeException e) {
            throw properties.complaint("ScheduleExpressionTimezone", "is not a time zone");
        }
    }
}
