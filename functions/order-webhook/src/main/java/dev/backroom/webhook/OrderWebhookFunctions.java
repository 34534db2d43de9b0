package dev.backroom.webhook;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.WebhookCodec;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds the webhook function from its environment and clients. */
public final class OrderWebhookFunctions {
    private final Environment environment;
    private final SqsClient sqs;
    private final Parameters parameters;
    private final Clock clock;

    public OrderWebhookFunctions(Map<String, String> environment, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = new Environment(environment);
        this.sqs = sqs;
        this.parameters = new Parameters(this.environment, ssm);
        this.clock = clock;
    }

    /**
     * Reads the app's key and secret, once.
     *
     * @throws IllegalStateException naming the environment variable that is missing
     */
    public RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> orderWebhook() {
        return new OrderWebhookHandler(receiveWebhook(), receiveTracking());
    }

    ReceiveWebhook receiveWebhook() {
        SignalSender signals = new SqsSignals(
                sqs,
                Map.of(
                        Destination.ORDERS, environment.get(Variable.ORDER_EVENTS_URL),
                        Destination.STOCK, environment.get(Variable.STOCK_EVENTS_URL),
                        Destination.AFTERSALES, environment.get(Variable.AFTERSALE_EVENTS_URL),
                        Destination.SHOP, environment.get(Variable.SHOP_EVENTS_URL)));
        AppCredentials app = AppCredentials.of(parameters);
        return new ReceiveWebhook(new WebhookSignature(app), new WebhookCodec(), signals, clock);
    }

    /** Reads the warehouses' secret when it is first asked for; without the parameter there is no door for them. */
    Supplier<ReceiveTracking> receiveTracking() {
        String name = environment.get(Variable.WAREHOUSE_SECRET_PARAMETER);
        HandoverOutbox handovers = new HandoverQueue(sqs, environment.get(Variable.HANDOVERS_URL));
        AtomicReference<@Nullable ReceiveTracking> made = new AtomicReference<>();
        return () -> {
            ReceiveTracking known = made.get();
            if (known == null) {
                known = new ReceiveTracking(parameters.find(name), handovers, Clock.systemUTC());
                made.set(known);
            }
            return known;
        };
    }
}
