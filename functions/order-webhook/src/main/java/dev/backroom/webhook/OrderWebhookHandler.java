package dev.backroom.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backroom.notices.channel.SignedWebhook;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The Function URL that the platform posts to, and under {@code /warehouse} the seller's warehouses. Answers with an empty body, whatever happened. */
@Singleton
@Named("order-webhook")
public final class OrderWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = Logger.getLogger(OrderWebhookHandler.class);

    private static final String WAREHOUSE = "/warehouse";

    private final ReceiveWebhook receiveWebhook;
    private final Supplier<ReceiveTracking> receiveTracking;

    @Inject
    OrderWebhookHandler(OrderWebhookFunctions functions) {
        this(functions.receiveWebhook(), functions.receiveTracking());
    }

    /** @param receiveTracking made when the first warehouse calls, so that nobody else waits for its secret */
    OrderWebhookHandler(ReceiveWebhook receiveWebhook, Supplier<ReceiveTracking> receiveTracking) {
        this.receiveWebhook = receiveWebhook;
        this.receiveTracking = receiveTracking;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, @Nullable Context context) {
        Receipt receipt = WAREHOUSE.equals(event.getRawPath())
                ? receiveTracking.get().receive(Posted.body(event), Posted.header(event, SignedWebhook.SIGNATURE))
                : receiveWebhook.receive(Posted.body(event), Posted.header(event, "authorization"));
        boolean expected = receipt.outcome() == Receipt.Outcome.ACCEPTED;
        LOG.logf(
                expected ? Logger.Level.DEBUG : Logger.Level.WARN,
                "webhook %s type %s %s",
                receipt.outcome(),
                receipt.type(),
                receipt.reason());
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(receipt.outcome().status())
                .withHeaders(Map.of())
                .withBody("")
                .build();
    }
}
