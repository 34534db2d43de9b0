package dev.backroom.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.runtime.queue.QueueConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of Notices. */
@Singleton
@Named("notify")
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SendNotices sendNotices;

    @Inject
    NotifyHandler(NotifyFunctions functions) {
        this(functions.sendNotices());
    }

    NotifyHandler(SendNotices sendNotices) {
        this.sendNotices = sendNotices;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, sendNotices::handle);
    }
}
