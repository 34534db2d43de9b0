package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import java.util.Collection;

/** Partial batch answers. */
final class Batches {
    private Batches() {}

    /** Says which messages are to be delivered again; an empty list accepts the whole batch. */
    static SQSBatchResponse failures(Collection<String> messageIds) {
        return new SQSBatchResponse(
                messageIds.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
    }
}
