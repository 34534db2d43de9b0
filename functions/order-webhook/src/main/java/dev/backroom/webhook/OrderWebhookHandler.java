package dev.backroom.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The Function URL that the platform posts to. Answers with an empty body, whatever happened. */
@Singleton
@Named("order-webhook")
public final class OrderWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = Logger.getLogger(OrderWebhookHandler.class);

    private final ReceiveWebhook receiveWebhook;

    @Inject
    OrderWebhookHandler(OrderWebhookFunctions functions) {
        this(functions.receiveWebhook());
    }

    OrderWebhookHandler(ReceiveWebhook receiveWebhook) {
        this.receiveWebhook = receiveWebhook;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, @Nullable Context context) {
        Receipt receipt = receiveWebhook.receive(Posted.body(event), Posted.authorization(event));
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
