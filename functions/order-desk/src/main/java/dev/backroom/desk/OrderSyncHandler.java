package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.sync.SyncOrders;
import dev.backroom.runtime.queue.QueueConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of OrderEvents. */
@Singleton
@Named("order-sync")
public final class OrderSyncHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final SyncOrders syncOrders;

    @Inject
    OrderSyncHandler(OrderDeskFunctions functions) {
        this(functions.syncOrders());
    }

    OrderSyncHandler(SyncOrders syncOrders) {
        this.syncOrders = syncOrders;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, syncOrders::handle);
    }
}
