package dev.backroom.webhook;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.WebhookCodec;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Builds the webhook function from its environment and clients. */
public final class OrderWebhookFunctions {
    private final Map<String, String> environment;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final Clock clock;

    public OrderWebhookFunctions(Map<String, String> environment, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.sqs = sqs;
        this.ssm = ssm;
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
                        Destination.ORDERS, required("ORDER_EVENTS_URL"),
                        Destination.STOCK, required("STOCK_EVENTS_URL"),
                        Destination.AFTERSALES, required("AFTERSALE_EVENTS_URL"),
                        Destination.SHOP, required("SHOP_EVENTS_URL")));
        String keyParameter = required("APP_KEY_PARAMETER");
        String secretParameter = required("APP_SECRET_PARAMETER");
        AppCredentials app = new AppCredentials(parameter(keyParameter), parameter(secretParameter));
        return new ReceiveWebhook(new WebhookSignature(app), new WebhookCodec(), signals, clock);
    }

    /** Reads the warehouses' secret when it is first asked for; without the parameter there is no door for them. */
    Supplier<ReceiveTracking> receiveTracking() {
        String name = required("WAREHOUSE_SECRET_PARAMETER");
        HandoverOutbox handovers = new HandoverQueue(sqs, required("HANDOVERS_URL"));
        AtomicReference<@Nullable ReceiveTracking> made = new AtomicReference<>();
        return () -> {
            ReceiveTracking known = made.get();
            if (known == null) {
                known = new ReceiveTracking(parameterIfAny(name), handovers, Clock.systemUTC());
                made.set(known);
            }
            return known;
        };
    }

    private Optional<String> parameterIfAny(String name) {
        try {
            return Optional.of(parameter(name));
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }

    private String parameter(String name) {
        return ssm.getParameter(request -> request.name(name).withDecryption(true))
                .parameter()
                .value();
    }

    private String required(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("environment variable " + variable + " is not set");
        }
        return value;
    }
}
