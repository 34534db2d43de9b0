package dev.backroom.reviews;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The deployed functions' wiring. */
@Singleton
final class ReviewIngestBeans {
    @Produces
    @Singleton
    ReviewIngestFunctions functions(DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm) {
        return new ReviewIngestFunctions(System.getenv(), dynamo, sqs, ssm, Clock.systemUTC());
    }
}
