package dev.backroom.desk;

import dev.backroom.model.Signal;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends signals to one queue, ten messages a request. */
final class SignalQueue {
    private static final int MESSAGES_PER_REQUEST = 10;
    private static final int ATTEMPTS = 3;

    private final SqsClient sqs;
    private final String url;

    SignalQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /**
     * Sends all signals.
     *
     * @throws IllegalStateException if the queue refused one of them; those sent before stay sent
     */
    void send(List<Signal> signals) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(SignalCodec.write(signals.get(i)))
                    .build());
        }
        for (int i = 0; i < entries.size(); i += MESSAGES_PER_REQUEST) {
            sendBatch(entries.subList(i, Math.min(i + MESSAGES_PER_REQUEST, entries.size())));
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
