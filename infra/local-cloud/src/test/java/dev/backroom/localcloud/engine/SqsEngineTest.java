package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.usage.UsageListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Tag("system")
final class SqsEngineTest {
    private static final QueueSpec DEAD = spec("dead", Optional.empty());
    private static final QueueSpec QUEUE = spec("queue", Optional.of(new QueueSpec.Redrive(DEAD.arn(), 2)));

    @TempDir
    Path directory;

    private final Clients clients = new Clients("us-east-1", UsageListener.NONE);

    @Test
    void bringsMessagesBackAsTheyWere_whenStartedAgain() {
        MessageAttributeValue text = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("名 😀")
                .build();
        MessageAttributeValue number = MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue("7")
                .build();
        MessageAttributeValue binary = MessageAttributeValue.builder()
                .dataType("Binary.own")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, 2}))
                .build();
        Map<String, MessageAttributeValue> attributes = Map.of("text", text, "number", number, "binary", binary);
        Message before;
        try (SqsEngine engine = start(Optional.empty())) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            sqs.sendMessage(request ->
                    request.queueUrl(url(engine, QUEUE)).messageBody("body 名\n").messageAttributes(attributes));
            before = receive(sqs, engine, QUEUE, 0).getFirst();
        }
        try (SqsEngine engine = start(Optional.empty())) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            Message after = receive(sqs, engine, QUEUE, 30).getFirst();
            assertThat(after.messageId()).isEqualTo(before.messageId());
            assertThat(after.body()).isEqualTo("body 名\n");
            assertThat(after.messageAttributes()).isEqualTo(attributes);
            assertThat(after.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .isEqualTo("2");
            assertThat(after.attributes().get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))
                    .isEqualTo(before.attributes().get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
            assertThat(receive(sqs, engine, QUEUE, 0)).as("still invisible").isEmpty();
        }
    }

    @Test
    void keepsTheRedrive_acrossAStart() {
        try (SqsEngine engine = start(Optional.empty())) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            sqs.sendMessage(request -> request.queueUrl(url(engine, QUEUE)).messageBody("poison"));
            receive(sqs, engine, QUEUE, 0);
            receive(sqs, engine, QUEUE, 0);
        }
        try (SqsEngine engine = start(Optional.empty())) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            List<Message> dead = new ArrayList<>();
            await().atMost(Duration.ofMinutes(5)).until(() -> {
                assertThat(receive(sqs, engine, QUEUE, 0)).isEmpty();
                dead.addAll(receive(sqs, engine, DEAD, 30));
                return !dead.isEmpty();
            });
            assertThat(dead).extracting(Message::body).containsExactly("poison");
        }
        try (SqsEngine engine = start(Optional.empty())) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            assertThat(receive(sqs, engine, QUEUE, 0)).isEmpty();
        }
    }

    @Test
    void cutsTheVisibilityTimeout_whenAsked() {
        try (SqsEngine engine = start(Optional.of(Duration.ofSeconds(5)))) {
            SqsClient sqs = clients.sqs(engine.endpoint(), "test");
            assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url(engine, QUEUE))
                                    .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                            .attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "5");
        }
    }

    private SqsEngine start(Optional<Duration> cap) {
        SqsEngine engine = SqsEngine.start(0, "us-east-1", Optional.of(directory));
        engine.createQueues(clients.sqs(engine.endpoint(), "start"), List.of(QUEUE, DEAD), cap);
        return engine;
    }

    private static List<Message> receive(SqsClient sqs, SqsEngine engine, QueueSpec queue, int visibility) {
        return sqs.receiveMessage(request -> request.queueUrl(url(engine, queue))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibility)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static String url(SqsEngine engine, QueueSpec queue) {
        return engine.endpoint() + "/000000000000/" + queue.name();
    }

    private static QueueSpec spec(String name, Optional<QueueSpec.Redrive> redrive) {
        return new QueueSpec(
                name,
                name,
                "arn:aws:sqs:us-east-1:000000000000:" + name,
                Duration.ofSeconds(30),
                Duration.ofDays(4),
                Duration.ZERO,
                Duration.ZERO,
                redrive);
    }
}
