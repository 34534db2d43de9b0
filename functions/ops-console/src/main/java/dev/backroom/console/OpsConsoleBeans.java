package dev.backroom.console;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hands the process's environment and clients to the function. */
@Singleton
public final class OpsConsoleBeans {
    @Produces
    @Singleton
    public OpsConsoleFunctions functions(DynamoDbClient dynamo, SqsClient sqs) {
        return new OpsConsoleFunctions(System.getenv(), dynamo, sqs, Clock.systemUTC());
    }
}
