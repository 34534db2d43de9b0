package dev.backroom.notices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends message bodies to one queue in as few requests as the service's limits allow. */
public final class SqsBodies {
    private static final int MESSAGES_PER_REQUEST = 10;
    /** Below the service's 262,144 bytes a request, which count attributes as well. */
    private static final int BYTES_PER_REQUEST = 240_000;

    private static final int ATTEMPTS = 3;

    private final SqsClient sqs;
    private final String url;

    public SqsBodies(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Sends all bodies to be seen at once, as {@link #send(List, Duration)}. */
    public void send(List<String> bodies) {
        send(bodies, Duration.ZERO);
    }

    /**
     * Sends all bodies, in order of the list.
     *
     * @param delay before they are seen, whole seconds up to 900
     * @throws IllegalStateException if the queue refused one of them; those sent before stay sent
     */
    public void send(List<String> bodies, Duration delay) {
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (String body : bodies) {
            int size = body.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == MESSAGES_PER_REQUEST || (!batch.isEmpty() && bytes + size > BYTES_PER_REQUEST)) {
                sendBatch(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(batch.size()))
                    .messageBody(body);
            if (!delay.isZero()) {
                entry.delaySeconds(Math.toIntExact(delay.toSeconds()));
            }
            batch.add(entry.build());
            bytes += size;
        }
        if (!batch.isEmpty()) {
            sendBatch(batch);
        }
    }

    private void sendBatch(List<SendMessageBatchRequestEntry> batch) {
        List<SendMessageBatchRequestEntry> open = batch;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            List<SendMessageBatchRequestEntry> entries = open;
            List<BatchResultErrorEntry> refused =
                    sqs.sendMessageBatch(s -> s.queueUrl(url).entries(entries)).failed();
            if (!refused.isEmpty() && (attempt == ATTEMPTS || refused.getFirst().senderFault())) {
                throw new IllegalStateException("the queue refused " + refused.size() + " of " + batch.size()
                        + " messages: " + refused.getFirst().code());
            }
            List<String> again = refused.stream().map(BatchResultErrorEntry::id).toList();
            open = entries.stream().filter(entry -> again.contains(entry.id())).toList();
        }
    }
}
