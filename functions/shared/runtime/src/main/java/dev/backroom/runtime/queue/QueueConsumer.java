package dev.backroom.runtime.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.runtime.log.LogContext;
import dev.backroom.runtime.log.LogKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Consumes one queue. What will fail every time is parked on the first try; what may go better later is delivered again.
 *
 * @param queue the logical name of the queue, such as {@code OrderEvents}
 * @param what what its messages are called in reasons, such as {@code the notice}
 * @param longestBody characters; the body of a parked message is kept whole up to this length, and beyond it not at all
 * @param clock the shop's time, for when a message was parked
 */
public record QueueConsumer(String queue, String what, int longestBody, Parking parking, InstantSource clock) {
    /** Keeps bodies of any length. */
    public QueueConsumer(String queue, String what, Parking parking, InstantSource clock) {
        this(queue, what, Integer.MAX_VALUE, parking, clock);
    }

    /** Begins to handle what one invocation received. */
    public QueueBatch begin(List<QueueMessage> messages) {
        return new QueueBatch(this, messages);
    }

    /**
     * Hands the messages of an event to a use case.
     *
     * @param context of the invocation; null outside of AWS
     * @param handle answers the ids of the messages that are to be delivered again; none accepts the whole batch
     * @return the partial batch answer
     */
    public static SQSBatchResponse answer(
            SQSEvent event,
            @Nullable Context context,
            Function<List<QueueMessage>, ? extends Collection<String>> handle) {
        List<QueueMessage> messages = event.getRecords().stream()
                .map(record -> new QueueMessage(record.getMessageId(), record.getBody()))
                .toList();
        try (LogContext request =
                LogContext.with(LogKey.REQUEST, context == null ? "local" : context.getAwsRequestId())) {
            return new SQSBatchResponse(handle.apply(messages).stream()
                    .map(SQSBatchResponse.BatchItemFailure::new)
                    .toList());
        }
    }
}
