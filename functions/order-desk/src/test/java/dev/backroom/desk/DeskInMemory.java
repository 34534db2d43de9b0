package dev.backroom.desk;

import dev.backroom.store.OrderCommit;
import dev.backroom.store.OrderTable;
import dev.backroom.store.StockTable;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** Empty orders, recipients and stock tables, as the template defines them, in one engine per JVM. */
final class DeskInMemory {
    private static final DynamoDbClient ENGINE = DynamoDBEmbedded.create(true).dynamoDbClient();

    private final String suffix = UUID.randomUUID().toString();
    private final String orders = "Orders-" + suffix;
    private final String recipients = "Recipients-" + suffix;
    private final String stock = "Stock-" + suffix;

    DeskInMemory() {
        ENGINE.createTable(t -> t.tableName(orders)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("openLane"), attribute("openSort"))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("open")
                        .keySchema(key("openLane", KeyType.HASH), key("openSort", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        ENGINE.createTable(t -> t.tableName(recipients)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"))
                .keySchema(key("pk", KeyType.HASH)));
        ENGINE.createTable(t -> t.tableName(stock)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }

    OrderTable orders() {
        return new OrderTable(ENGINE, orders);
    }

    StockTable stock() {
        return new StockTable(ENGINE, stock);
    }

    OrderCommit commit() {
        return new OrderCommit(ENGINE, orders, recipients, stock);
    }

    /** Takes the tables away, so that every call fails. */
    void drop() {
        ENGINE.deleteTable(d -> d.tableName(orders));
        ENGINE.deleteTable(d -> d.tableName(recipients));
        ENGINE.deleteTable(d -> d.tableName(stock));
    }

    void dropOrders() {
        ENGINE.deleteTable(d -> d.tableName(orders));
    }

    void putRawOrder(String pk) {
        ENGINE.putItem(p -> p.tableName(orders)
                .item(java.util.Map.of("pk", software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(pk))));
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
}
