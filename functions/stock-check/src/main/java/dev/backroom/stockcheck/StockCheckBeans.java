package dev.backroom.stockcheck;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Hands the process's environment and clients to the functions. Only the events and answers are bound to JSON. */
@Singleton
@RegisterForReflection(
        targets = {
            SQSEvent.class,
            SQSEvent.SQSMessage.class,
            SQSEvent.MessageAttribute.class,
            SQSBatchResponse.class,
            SQSBatchResponse.BatchItemFailure.class
        })
public final class StockCheckBeans {
    @Produces
    @Singleton
    StockCheckFunctions functions(DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm) {
        return new StockCheckFunctions(System.getenv(), dynamo, sqs, ssm, Clock.systemUTC());
    }
}
