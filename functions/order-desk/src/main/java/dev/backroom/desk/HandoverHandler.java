package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.handover.HandOver;
import dev.backroom.runtime.queue.QueueConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages of Handovers. */
@Singleton
@Named("handover")
public final class HandoverHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Supplier<HandOver> handOver;

    @Inject
    HandoverHandler(OrderDeskFunctions functions) {
        this(functions.handovers().handOver());
    }

    HandoverHandler(Supplier<HandOver> handOver) {
        this.handOver = handOver;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, handOver.get()::handle);
    }
}
