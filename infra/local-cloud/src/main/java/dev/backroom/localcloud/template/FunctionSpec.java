package dev.backroom.localcloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function as the template describes it, Globals merged in.
 *
 * @param memory MB, 128..10,240
 * @param reserved ReservedConcurrentExecutions
 * @param environment exactly the variables that the function gets
 * @param openUrl whether it has a Function URL without authorisation
 */
public record FunctionSpec(
        String id,
        String name,
        String arn,
        Duration timeout,
        int memory,
        OptionalInt reserved,
        Map<String, String> environment,
        boolean openUrl,
        Optional<String> deadLetterArn,
        List<Trigger> triggers) {

    public FunctionSpec {
        environment = Map.copyOf(environment);
        triggers = List.copyOf(triggers);
    }

    static FunctionSpec of(String id, String arn, Section properties) {
        Optional<Section> url = properties.section("FunctionUrlConfig");
        url.ifPresent(config -> {
            config.needOneOf("AuthType", "NONE");
            config.oneOf("InvokeMode", "BUFFERED");
            config.end();
        });
        Optional<String> deadLetters = properties.section("DeadLetterQueue").map(queue -> {
            queue.needOneOf("Type", "SQS");
            String target = queue.need("TargetArn");
            queue.end();
            return target;
        });
        Map<String, String> environment = properties
                .section("Environment")
                .map(section -> {
                    Map<String, String> variables = section.textMap("Variables");
                    section.end();
                    return variables;
                })
                .orElse(Map.of());
        FunctionSpec function = new FunctionSpec(
                id,
                arn.substring(arn.lastIndexOf(':') + 1),
                arn,
                Duration.ofSeconds(properties.integer("Timeout", 1, 900).orElse(3)),
                properties.integer("MemorySize", 128, 10_240).orElse(128),
                properties.integer("ReservedConcurrentExecutions", 0, 1_000),
                environment,
                url.isPresent(),
                deadLetters,
                properties.section("Events").map(TriggerReader::of).orElse(List.of()));
        properties.oneOf("PackageType", "Zip");
        properties
                .described(
                        "FunctionName",
                        "CodeUri",
                        "Handler",
                        "Runtime",
                        "Architectures",
                        "SnapStart",
                        "AutoPublishAlias",
                        "LoggingConfig",
                        "Role",
                        "Description",
                        "Tags")
                .end();
        return function;
    }
}
