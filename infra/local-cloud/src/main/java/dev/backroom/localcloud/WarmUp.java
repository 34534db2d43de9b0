package dev.backroom.localcloud;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Sends and receives through a queue of its own right after the start, aside from everything else: the first requests of
 * a process cost twenty times what later ones do, and the first webhooks would wait for that.
 */
final class WarmUp {
    private static final int MESSAGES = 200;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String BODY = "{\"type\":1,\"shop\":\"1\",\"orders\":[\"1\"],\"at\":1}";

    private WarmUp() {}

    /** @param client closed at the end; its requests should not count as anybody's */
    static Thread start(SqsClient client) {
        return Thread.ofPlatform().daemon().name("warm-up").start(() -> run(client));
    }

    private static void run(SqsClient client) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (client) {
            String url = client.createQueue(request -> request.queueName(LocalCloudOptions.STACK + "-warm-up"))
                    .queueUrl();
            for (int sent = 0; sent < MESSAGES && System.nanoTime() < end; sent++) {
                client.sendMessage(request -> request.queueUrl(url).messageBody(BODY));
            }
            List<Message> received;
            do {
                received = client.receiveMessage(
                                request -> request.queueUrl(url).maxNumberOfMessages(10))
                        .messages();
                for (Message message : received) {
                    client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                }
            } while (!received.isEmpty() && System.nanoTime() < end);
            client.deleteQueue(request -> request.queueUrl(url));
        } catch (SdkException e) {
            // The cloud was closed meanwhile; nobody waits for this.
            return;
        }
    }
}
