package dev.backroom.store;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Fresh tables of the store, as the template defines them. */
record StoreTables(DynamoDbClient dynamo, String orders, String recipients, String stock) {

    static StoreTables create(DynamoDbClient dynamo) {
        String suffix = UUID.randomUUID().toString();
        StoreTables tables = new StoreTables(dynamo, "Orders-" + suffix, "Recipients-" + suffix, "Stock-" + suffix);
        dynamo.createTable(onDemand(tables.orders)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("openLane").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("openSort").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .globalSecondaryIndexes(i -> i.indexName("open")
                        .keySchema(
                                k -> k.attributeName("openLane").keyType(KeyType.HASH),
                                k -> k.attributeName("openSort").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)))
                .build());
        dynamo.createTable(onDemand(tables.recipients)
                .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .build());
        dynamo.createTable(onDemand(tables.stock)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .build());
        return tables;
    }

    /** The same tables through another client, such as one that fails. */
    StoreTables through(DynamoDbClient other) {
        return new StoreTables(other, orders, recipients, stock);
    }

    OrderTable orderTable() {
        return new OrderTable(dynamo, orders, Impatient.BACKOFF);
    }

    RecipientTable recipientTable() {
        return new RecipientTable(dynamo, recipients);
    }

    StockTable stockTable() {
        return new StockTable(dynamo, stock, java.time.Clock.systemUTC(), Impatient.BACKOFF);
    }

    OrderCommit commit(int width) {
        return new OrderCommit(dynamo, orders, recipients, stock, Impatient.BACKOFF, width);
    }

    void drop() {
        dynamo.deleteTable(d -> d.tableName(orders));
        dynamo.deleteTable(d -> d.tableName(recipients));
        dynamo.deleteTable(d -> d.tableName(stock));
    }

    private static CreateTableRequest.Builder onDemand(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
    }

    /** Tries as often as the real backoff, and waits for nothing. */
    static final class Impatient {
        static final Backoff BACKOFF =
                new Backoff(6, java.time.Duration.ZERO, java.time.Duration.ZERO, () -> 0, time -> {});

        private Impatient() {}
    }
}
