package dev.backroom.stockcheck;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.stockcheck.publish.PublishStock;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of StockChanges. */
@Singleton
@Named("stock-publish")
public final class StockPublishHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final PublishStock publishStock;

    @Inject
    StockPublishHandler(StockCheckFunctions functions) {
        this(functions.publishStock());
    }

    StockPublishHandler(PublishStock publishStock) {
        this.publishStock = publishStock;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, publishStock::handle);
    }
}
