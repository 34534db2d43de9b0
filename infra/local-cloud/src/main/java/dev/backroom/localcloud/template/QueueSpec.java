package dev.backroom.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/** A standard queue as the template describes it, with SQS's defaults filled in. */
public record QueueSpec(
        String id,
        String name,
        String arn,
        Duration visibility,
        Duration retention,
        Duration delay,
        Duration receiveWait,
        Optional<Redrive> redrive) {

    /** @param receives how often a message may be received before it goes to the dead letters, 1..1000 */
    public record Redrive(String deadLetterArn, int receives) {}

    static QueueSpec of(String id, String arn, Section properties) {
        Optional<Redrive> redrive = properties.section("RedrivePolicy").map(policy -> {
            Redrive read = new Redrive(
                    policy.need("deadLetterTargetArn"),
                    policy.integer("maxReceiveCount", 1, 1000)
                            .orElseThrow(() -> policy.complaint("maxReceiveCount", "is missing")));
            policy.end();
            return read;
        });
        QueueSpec queue = new QueueSpec(
                id,
                arn.substring(arn.lastIndexOf(':') + 1),
                arn,
                Duration.ofSeconds(
                        properties.integer("VisibilityTimeout", 0, 43_200).orElse(30)),
                Duration.ofSeconds(properties
                        .integer("MessageRetentionPeriod", 60, 1_209_600)
                        .orElse(345_600)),
                Duration.ofSeconds(properties.integer("DelaySeconds", 0, 900).orElse(0)),
                Duration.ofSeconds(properties
                        .integer("ReceiveMessageWaitTimeSeconds", 0, 20)
                        .orElse(0)),
                redrive);
        properties
                .described("QueueName", "SqsManagedSseEnabled", "KmsMasterKeyId", "Tags")
                .end();
        return queue;
    }
}
