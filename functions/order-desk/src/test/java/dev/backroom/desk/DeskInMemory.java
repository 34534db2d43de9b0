package dev.backroom.desk;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.WaveTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Empty tables of the order desk, as the template defines them, in one engine per JVM. */
public final class DeskInMemory {
    private static final DynamoDbClient ENGINE = MemoryTables.open().client();

    private final String suffix = UUID.randomUUID().toString();
    private final String orders = "Orders-" + suffix;
    private final String recipients = "Recipients-" + suffix;
    private final String stock = "Stock-" + suffix;
    private final String desk = "Desk-" + suffix;

    public DeskInMemory() {
        ENGINE.createTable(t -> t.tableName(orders)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("openLane"), attribute("openSort"))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("open")
                        .keySchema(key("openLane", KeyType.HASH), key("openSort", KeyType.RANGE))
                        .projection(
                                p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(OrderTable.LISTED))
                        .build()));
        ENGINE.createTable(t -> t.tableName(recipients)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"))
                .keySchema(key("pk", KeyType.HASH)));
        for (String table : List.of(stock, desk)) {
            ENGINE.createTable(t -> t.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("pk"), attribute("sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        }
    }

    public OrderTable orders() {
        return new OrderTable(ENGINE, orders);
    }

    public StockTable stock() {
        return new StockTable(ENGINE, stock);
    }

    public OrderCommit commit() {
        return new OrderCommit(ENGINE, orders, recipients, stock);
    }

    /** The engine and the name of the table that holds waves and what was told. */
    public <T> T desk(BiFunction<DynamoDbClient, String, T> table) {
        return table.apply(ENGINE, desk);
    }

    /** @param before is run before every call to the engine, and may throw */
    public WaveTable waves(Runnable before) {
        DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    before.run();
                    try {
                        return method.invoke(ENGINE, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new WaveTable(client, desk);
    }

    /** Takes the tables away, so that every call fails. */
    public void drop() {
        for (String table : List.of(orders, recipients, stock, desk)) {
            ENGINE.deleteTable(d -> d.tableName(table));
        }
    }

    public void dropOrders() {
        ENGINE.deleteTable(d -> d.tableName(orders));
    }

    public void putRawOrder(String pk) {
        ENGINE.putItem(p -> p.tableName(orders).item(Map.of("pk", AttributeValue.fromS(pk))));
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
