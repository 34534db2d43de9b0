package dev.backroom.kpi;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Order;
import dev.backroom.store.StoredImages;
import dev.backroom.store.shop.ShopTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The tables of the key figures in memory, and a client that can be made to fail. */
final class Cloud implements AutoCloseable {
    static final ShopId SHOP = new ShopId("7495540735365777507");
    static final Map<String, String> ENVIRONMENT = Map.of(
            "KPIS_TABLE", "Kpis",
            "ORDERS_TABLE", "Orders",
            "REVIEWS_TABLE", "Reviews",
            "SHOPS_TABLE", "Shops",
            "STOCK_TABLE", "Stock",
            "NOTICES_URL", "http://localhost/queue/notices");

    private final MemoryTables engine = MemoryTables.open();
    final DynamoDbClient dynamo = engine.client();
    final List<String> notices = new ArrayList<>();
    double transactionUnits;

    Cloud() {
        List.of("Kpis", "Reviews", "Shops", "Stock").forEach(table -> create(table, "pk", "sk"));
        create("Orders", "pk");
    }

    void empty() {
        notices.clear();
        transactionUnits = 0;
        List.of("Kpis", "Reviews", "Shops", "Stock", "Orders").forEach(table -> {
            String[] keys = table.equals("Orders") ? new String[] {"pk"} : new String[] {"pk", "sk"};
            dynamo.deleteTable(d -> d.tableName(table));
            create(table, keys);
        });
    }

    Shop connect(ShopId id, String zone, String owner) {
        return connect(id, zone, owner, Instant.EPOCH);
    }

    Shop connect(ShopId id, String zone, String owner, Instant connectedAt) {
        Shop shop = new Shop(
                id,
                "A shop",
                "US",
                ZoneId.of(zone),
                "cipher",
                "seller",
                owner,
                connectedAt,
                Shop.State.CONNECTED,
                Map.of());
        new ShopTable(dynamo, "Shops").put(shop);
        return shop;
    }

    void store(Order order) {
        dynamo.putItem(p -> p.tableName("Orders").item(StoredImages.of(order)));
    }

    /** A client whose transactions first ask: an exception before or after them is what a crash or a lost answer looks like. */
    DynamoDbClient with(UnaryOperator<Runnable> transaction) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    try {
                        if (!method.getName().equals("transactWriteItems")) {
                            return method.invoke(dynamo, args);
                        }
                        TransactWriteItemsRequest request = request(args[0]);
                        TransactWriteItemsResponse[] answer = new TransactWriteItemsResponse[1];
                        transaction.apply(() -> answer[0] = metered(request)).run();
                        return answer[0];
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private TransactWriteItemsResponse metered(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse answer = dynamo.transactWriteItems(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        answer.consumedCapacity().forEach(consumed -> transactionUnits += consumed.capacityUnits());
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static TransactWriteItemsRequest request(Object argument) {
        if (argument instanceof TransactWriteItemsRequest request) {
            return request;
        }
        TransactWriteItemsRequest.Builder builder = TransactWriteItemsRequest.builder();
        ((Consumer<TransactWriteItemsRequest.Builder>) argument).accept(builder);
        return builder.build();
    }

    /** A queue client that keeps the bodies it is sent. */
    SqsClient queue() {
        return (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (proxy, method, args) -> {
                    var builder = SendMessageBatchRequest.builder();
                    if (args[0] instanceof SendMessageBatchRequest request) {
                        builder = request.toBuilder();
                    } else {
                        accept(args[0], builder);
                    }
                    builder.build().entries().forEach(entry -> notices.add(entry.messageBody()));
                    return SendMessageBatchResponse.builder().build();
                });
    }

    @SuppressWarnings("unchecked")
    private static <B> void accept(Object consumer, B builder) {
        ((Consumer<B>) consumer).accept(builder);
    }

    private void create(String table, String... keys) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        List<KeySchemaElement> schema = new ArrayList<>();
        for (String key : keys) {
            attributes.add(AttributeDefinition.builder()
                    .attributeName(key)
                    .attributeType(ScalarAttributeType.S)
                    .build());
            schema.add(KeySchemaElement.builder()
                    .attributeName(key)
                    .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        dynamo.createTable(c -> c.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(schema));
    }

    @Override
    public void close() {
        engine.close();
    }
}
