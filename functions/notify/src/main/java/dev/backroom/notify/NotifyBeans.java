package dev.backroom.notify;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The deployed function's wiring. */
@Singleton
final class NotifyBeans {
    private static final Logger LOG = Logger.getLogger(NotifyBeans.class);

    @Produces
    @Singleton
    NotifyFunctions functions(DynamoDbClient dynamo, SnsClient sns, SsmClient ssm) {
        return new NotifyFunctions(System.getenv(), dynamo, sns, ssm, Clock.systemUTC());
    }

    /** Reads the channels while the start is not yet billed to a batch; if that fails, the first batch tries again. */
    void warm(@Observes StartupEvent start, @Named("notify") Instance<NotifyHandler> handler) {
        try {
            handler.get();
        } catch (RuntimeException e) {
            LOG.warnf("not ready yet: %s", e.getClass().getSimpleName());
        }
    }
}
