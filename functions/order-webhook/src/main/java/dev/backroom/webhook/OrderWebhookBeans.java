package dev.backroom.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The deployed function's wiring. */
@Singleton
final class OrderWebhookBeans {
    private static final Logger LOG = Logger.getLogger(OrderWebhookBeans.class);

    @Produces
    @Singleton
    OrderWebhookFunctions functions(SqsClient sqs, SsmClient ssm) {
        return new OrderWebhookFunctions(System.getenv(), sqs, ssm, Clock.systemUTC());
    }

    /** Reads the secret while the start is not yet billed to a request; if that fails, the first request tries again. */
    void warm(@Observes StartupEvent start, @Named("order-webhook") Instance<OrderWebhookHandler> handler) {
        try {
            handler.get();
        } catch (RuntimeException e) {
            LOG.warnf("not ready yet: %s", e.getClass().getSimpleName());
        }
    }
}
