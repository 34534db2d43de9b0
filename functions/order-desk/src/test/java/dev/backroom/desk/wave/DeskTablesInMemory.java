package dev.backroom.desk.wave;

import dev.backroom.store.OrderCommit;
import dev.backroom.store.OrderTable;
import dev.backroom.store.StockTable;
import dev.backroom.store.WaveTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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

/** Empty tables of the order desk, as the template defines them, in one engine per JVM. */
final class DeskTablesInMemory {
    private static final DynamoDbClient ENGINE = DynamoDBEmbedded.create(true).dynamoDbClient();

    private final String suffix = UUID.randomUUID().toString();

    DeskTablesInMemory() {
        ENGINE.createTable(t -> t.tableName("Orders-" + suffix)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("openLane"), attribute("openSort"))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("open")
                        .keySchema(key("openLane", KeyType.HASH), key("openSort", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        ENGINE.createTable(t -> t.tableName("Recipients-" + suffix)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"))
                .keySchema(key("pk", KeyType.HASH)));
        for (String table : new String[] {"Stock-", "Desk-"}) {
            ENGINE.createTable(t -> t.tableName(table + suffix)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("pk"), attribute("sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        }
    }

    OrderTable orders() {
        return new OrderTable(ENGINE, "Orders-" + suffix);
    }

    OrderCommit commit() {
        return new OrderCommit(ENGINE, "Orders-" + suffix, "Recipients-" + suffix, "Stock-" + suffix);
    }

    StockTable stock() {
        return new StockTable(ENGINE, "Stock-" + suffix);
    }

    /** @param before is run before every call to the engine, and may throw */
    WaveTable waves(Runnable before) {
        DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    before.run();
                    try {
                        return method.invoke(ENGINE, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new WaveTable(client, "Desk-" + suffix);
    }

    void drop() {
        for (String table : new String[] {"Orders-", "Recipients-", "Stock-", "Desk-"}) {
            ENGINE.deleteTable(d -> d.tableName(table + suffix));
        }
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
