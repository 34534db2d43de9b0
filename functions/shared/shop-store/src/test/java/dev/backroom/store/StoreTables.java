package dev.backroom.store;

import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.stock.StockTable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Fresh tables of the store, as the template defines them. */
public record StoreTables(DynamoDbClient dynamo, String orders, String recipients, String stock) {

    public static StoreTables create(DynamoDbClient dynamo) {
        String suffix = UUID.randomUUID().toString();
        StoreTables tables = new StoreTables(dynamo, "Orders-" + suffix, "Recipients-" + suffix, "Stock-" + suffix);
        dynamo.createTable(onDemand(tables.orders)
                .attributeDefinitions(attribute("pk"), attribute("openLane"), attribute("openSort"))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("open")
                        .keySchema(key("openLane", KeyType.HASH), key("openSort", KeyType.RANGE))
                        .projection(
                                p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(OrderTable.LISTED))
                        .build())
                .build());
        dynamo.createTable(onDemand(tables.recipients)
                .attributeDefinitions(attribute("pk"), attribute("ofShop"))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("shops")
                        .keySchema(key("ofShop", KeyType.HASH), key("pk", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .build());
        dynamo.createTable(onDemand(tables.stock)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .build());
        return tables;
    }

    /** The same tables through another client, such as one that fails. */
    public StoreTables through(DynamoDbClient other) {
        return new StoreTables(other, orders, recipients, stock);
    }

    public OrderTable orderTable() {
        return new OrderTable(dynamo, orders, Impatient.BACKOFF);
    }

    public RecipientTable recipientTable() {
        return new RecipientTable(dynamo, recipients);
    }

    public StockTable stockTable() {
        return new StockTable(dynamo, stock, Clock.systemUTC(), Impatient.BACKOFF);
    }

    public OrderCommit commit(int width) {
        return new OrderCommit(dynamo, orders, recipients, stock, Impatient.BACKOFF, width);
    }

    public void drop() {
        dynamo.deleteTable(d -> d.tableName(orders));
        dynamo.deleteTable(d -> d.tableName(recipients));
        dynamo.deleteTable(d -> d.tableName(stock));
    }

    private static CreateTableRequest.Builder onDemand(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Tries as often as the real backoff, and waits for nothing. */
    public static final class Impatient {
        public static final Backoff BACKOFF = new Backoff(6, Duration.ZERO, Duration.ZERO, () -> 0, time -> {});

        private Impatient() {}
    }
}
