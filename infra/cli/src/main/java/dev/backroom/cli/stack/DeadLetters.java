package dev.backroom.cli.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of dead letters: its messages are taken out of sight, and then removed or shown again. */
public final class DeadLetters {
    private static final int BATCH = 10;
    private static final int EMPTY_ANSWERS = 3;

    private final SqsClient sqs;
    private final String url;

    public DeadLetters(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Messages that can be taken now, about. */
    public int waiting() {
        return Integer.parseInt(sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    /**
     * What lay there at the start; what comes meanwhile is left for the next time.
     *
     * @param hidden how long nobody else sees them; they come back by themselves should this process die
     */
    public List<Message> take(Duration hidden) {
        int most = waiting();
        List<Message> taken = new ArrayList<>();
        int empty = 0;
        while (taken.size() < most && empty < EMPTY_ANSWERS) {
            int next = Math.min(BATCH, most - taken.size());
            List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(next)
                            .visibilityTimeout(Math.toIntExact(hidden.toSeconds())))
                    .messages();
            empty = messages.isEmpty() ? empty + 1 : 0;
            taken.addAll(messages);
        }
        return taken;
    }

    public void remove(List<Message> messages) {
        messages.forEach(
                message -> sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
    }

    /** Puts messages back where everybody sees them. */
    public void show(List<Message> messages) {
        messages.forEach(message -> sqs.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    }
}
