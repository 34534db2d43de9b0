package dev.backroom.stockcheck;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.stockcheck.watch.HandleStockEvents;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of StockEvents. */
@Singleton
@Named("stock-events")
public final class StockEventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final HandleStockEvents heedStockEvents;

    @Inject
    StockEventsHandler(StockCheckFunctions functions) {
        this(functions.heedStockEvents());
    }

    StockEventsHandler(HandleStockEvents heedStockEvents) {
        this.heedStockEvents = heedStockEvents;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, heedStockEvents::handle);
    }
}
