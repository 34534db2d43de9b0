package dev.backroom.store;

import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.review.ReviewTable;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A fresh reviews table and a fresh shops table, as the template defines them. */
public record ReviewTables(DynamoDbClient dynamo, String reviews, String shops) {
    public static final Backoff IMPATIENT = new Backoff(3, Duration.ZERO, Duration.ZERO, () -> 0, time -> {});

    public static ReviewTables create() {
        DynamoDbClient dynamo = EmbeddedDynamo.client();
        String suffix = UUID.randomUUID().toString();
        ReviewTables tables = new ReviewTables(dynamo, "Reviews-" + suffix, "Shops-" + suffix);
        dynamo.createTable(c -> c.tableName(tables.reviews)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("replyLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("replySort").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(i -> i.indexName("replies")
                        .keySchema(
                                k -> k.attributeName("replyLane").keyType(KeyType.HASH),
                                k -> k.attributeName("replySort").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
        dynamo.createTable(c -> c.tableName(tables.shops)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
        return tables;
    }

    public ReviewTable reviewTable() {
        return new ReviewTable(dynamo, reviews, IMPATIENT);
    }
}
