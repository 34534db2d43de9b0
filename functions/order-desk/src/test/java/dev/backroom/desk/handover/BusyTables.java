package dev.backroom.desk.handover;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.store.order.OrderTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The desk's tables, as the template defines them, in one engine for all shops that are played. */
final class BusyTables {
    static final String ORDERS = "Orders";
    static final String RECIPIENTS = "Recipients";
    static final String STOCK = "Stock";
    static final String DESK = "Desk";

    final DynamoDbClient calm = MemoryTables.open().client();

    BusyTables() {
        calm.createTable(table(ORDERS, List.of("pk"), "open", "openLane", "openSort"));
        calm.createTable(table(RECIPIENTS, List.of("pk"), "shops", "ofShop", "pk"));
        calm.createTable(table(STOCK, List.of("pk", "sk"), "none", "a", "b"));
        calm.createTable(table(DESK, List.of("pk", "sk"), "work", "workLane", "workSort"));
    }

    /** The same tables, as a process reaches them to which mishaps happen. */
    DynamoDbClient through(Mishaps mishaps) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> mishaps.call(
                        () -> {
                            try {
                                return method.invoke(calm, arguments);
                            } catch (InvocationTargetException e) {
                                throw (RuntimeException) e.getCause();
                            } catch (IllegalAccessException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        () -> SdkClientException.create("connection reset"),
                        () -> ApiCallTimeoutException.create(1_000)));
    }

    private static CreateTableRequest table(
            String name, List<String> keys, String index, String partition, String sort) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.concat(keys.stream(), Stream.of(partition, sort))
                        .distinct()
                        .map(one -> AttributeDefinition.builder()
                                .attributeName(one)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(keys.stream()
                        .map(one -> key(one, one.equals("pk") ? KeyType.HASH : KeyType.RANGE))
                        .toList())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(index)
                        .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
                        .projection(
                                name.equals(ORDERS)
                                        ? Projection.builder()
                                                .projectionType(ProjectionType.INCLUDE)
                                                .nonKeyAttributes(OrderTable.LISTED)
                                                .build()
                                        : Projection.builder()
                                                .projectionType(ProjectionType.KEYS_ONLY)
                                                .build())
                        .build())
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
