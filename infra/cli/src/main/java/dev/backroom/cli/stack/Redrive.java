package dev.backroom.cli.stack;

import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.ParkedMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Sends dead letters and parked messages of a queue back to it. A message is sent before it is taken away. */
public final class Redrive {
    private static final int BATCH = 10;
    private static final Duration HIDDEN = Duration.ofMinutes(5);
    private static final int PARKED_PAGE = 1_000;

    /**
     * @param dead dead letters that went back to the queue
     * @param parked parked messages that went back to the queue
     * @param kept parked messages with nothing to send again
     */
    public record Outcome(int dead, int parked, int kept) {}

    private final SqsClient sqs;
    private final ParkedMessages parkedMessages;

    public Redrive(SqsClient sqs, ParkedMessages parkedMessages) {
        this.sqs = sqs;
        this.parkedMessages = parkedMessages;
    }

    /** @param queue the logical name that parked messages carry */
    public Outcome run(String queue, String sourceUrl, String deadUrl) {
        int dead = dead(sourceUrl, deadUrl);
        int parked = 0;
        int kept = 0;
        for (Parked message : parkedMessages.list(PARKED_PAGE)) {
            if (!message.queue().equals(queue)) {
                continue;
            }
            if (message.body().isEmpty()) {
                kept++;
            } else {
                sqs.sendMessage(send -> send.queueUrl(sourceUrl).messageBody(message.body()));
                parkedMessages.remove(message.id());
                parked++;
            }
        }
        return new Outcome(dead, parked, kept);
    }

    private int dead(String sourceUrl, String deadUrl) {
        List<Message> taken = new DeadLetters(sqs, deadUrl).take(HIDDEN);
        int moved = 0;
        for (int from = 0; from < taken.size(); from += BATCH) {
            moved += move(taken.subList(from, Math.min(taken.size(), from + BATCH)), sourceUrl, deadUrl);
        }
        return moved;
    }

    private int move(List<Message> messages, String sourceUrl, String deadUrl) {
        List<SendMessageBatchRequestEntry> sends = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            sends.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(messages.get(i).body())
                    .build());
        }
        Set<String> sent = sqs.sendMessageBatch(send -> send.queueUrl(sourceUrl).entries(sends)).successful().stream()
                .map(SendMessageBatchResultEntry::id)
                .collect(Collectors.toSet());
        List<DeleteMessageBatchRequestEntry> deletes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (sent.contains(Integer.toString(i))) {
                deletes.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build());
            }
        }
        if (deletes.isEmpty()) {
            throw new IllegalStateException("the queue took none of " + messages.size() + " messages back");
        }
        sqs.deleteMessageBatch(delete -> delete.queueUrl(deadUrl).entries(deletes));
        return deletes.size();
    }
}
