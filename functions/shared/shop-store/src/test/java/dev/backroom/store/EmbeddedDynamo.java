package dev.backroom.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local's engine in memory, one per JVM, called without HTTP: for tests that need thousands of calls. */
final class EmbeddedDynamo {
    private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(true).dynamoDbClient();

    private EmbeddedDynamo() {}

    static DynamoDbClient client() {
        return CLIENT;
    }
}
