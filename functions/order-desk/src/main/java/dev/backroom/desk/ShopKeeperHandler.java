package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.shop.HandleShopEvent;
import dev.backroom.runtime.queue.QueueConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages of ShopEvents. */
@Singleton
@Named("shop-keeper")
public final class ShopKeeperHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final HandleShopEvent keepShop;

    @Inject
    public ShopKeeperHandler(OrderDeskFunctions functions) {
        this(functions.keepShop());
    }

    public ShopKeeperHandler(HandleShopEvent keepShop) {
        this.keepShop = keepShop;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return QueueConsumer.answer(event, context, keepShop::handle);
    }
}
