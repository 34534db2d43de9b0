package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of Handovers. */
@Singleton
@Named("handover")
public final class HandoverHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Inject
    HandoverHandler(OrderDeskFunctions functions) {
        this(functions.handovers());
    }

    HandoverHandler(HandoverFunctions functions) {
        functions.ready();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return Batches.failures(event.getRecords().stream()
                .map(SQSEvent.SQSMessage::getMessageId)
                .toList());
    }
}
