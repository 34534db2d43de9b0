package dev.backroom.stockcheck;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Hands the process's environment and clients to the functions. */
@Singleton
public final class StockCheckBeans {
    @Produces
    @Singleton
    StockCheckFunctions functions(DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm) {
        return new StockCheckFunctions(System.getenv(), dynamo, sqs, ssm, Clock.systemUTC());
    }
}
