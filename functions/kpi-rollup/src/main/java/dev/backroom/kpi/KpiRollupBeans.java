package dev.backroom.kpi;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The deployed functions' wiring. */
@Singleton
final class KpiRollupBeans {
    @Produces
    @Singleton
    KpiRollupFunctions functions(DynamoDbClient dynamo, SqsClient sqs) {
        return new KpiRollupFunctions(System.getenv(), dynamo, sqs, Clock.systemUTC());
    }
}
