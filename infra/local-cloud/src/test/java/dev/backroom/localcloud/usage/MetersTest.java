package dev.backroom.localcloud.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.DynamoDbEngine;
import dev.backroom.localcloud.engine.SqsEngine;
import dev.backroom.localcloud.template.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.sqs.SqsClient;

@Tag("engine")
final class MetersTest {
    private static final TableSpec TABLE = new TableSpec(
            "Orders",
            "shop-Orders",
            Map.of("pk", "S", "lane", "S"),
            new TableSpec.Keys("pk", Optional.empty()),
            List.of(new TableSpec.Index("open", new TableSpec.Keys("lane", Optional.empty()), "KEYS_ONLY", List.of())),
            Optional.empty(),
            Optional.empty());

    private final List<DynamoDbUsage> units = new CopyOnWriteArrayList<>();
    private final List<SqsUsage> requests = new CopyOnWriteArrayList<>();
    private final Clients clients = new Clients("us-east-1", new UsageListener() {
        @Override
        public void dynamoDb(DynamoDbUsage usage) {
            units.add(usage);
        }

        @Override
        public void sqs(SqsUsage usage) {
            requests.add(usage);
        }
    });

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void reportsUnitsByTableAndIndex_forEveryKindOfRequest() {
        try (DynamoDbEngine engine = TestClouds.tables()) {
            DynamoDbClient client = clients.dynamoDb(engine, "OrderSync");
            DynamoDbEngine.createTables(client, List.of(TABLE), true);
            Map<String, AttributeValue> item =
                    Map.of("pk", AttributeValue.fromS("1"), "lane", AttributeValue.fromS("READY"));

            client.putItem(request -> request.tableName("shop-Orders").item(item));
            assertThat(units)
                    .containsExactlyInAnyOrder(
                            new DynamoDbUsage("OrderSync", "PutItem", "shop-Orders", "", true, false, false, 1),
                            new DynamoDbUsage("OrderSync", "PutItem", "shop-Orders", "open", true, false, false, 1));
            units.clear();

            client.batchGetItem(request -> request.requestItems(Map.of(
                    "shop-Orders",
                    software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
                            .keys(Map.of("pk", AttributeValue.fromS("1")))
                            .build())));
            assertThat(units)
                    .containsExactly(new DynamoDbUsage(
                            "OrderSync", "BatchGetItem", "shop-Orders", "", false, false, false, 0.5));
            units.clear();

            client.transactWriteItems(request -> request.transactItems(write ->
                    write.put(put -> put.tableName("shop-Orders").item(Map.of("pk", AttributeValue.fromS("2"))))));
            assertThat(units)
                    .containsExactly(new DynamoDbUsage(
                            "OrderSync", "TransactWriteItems", "shop-Orders", "", true, true, false, 2));
            units.clear();

            assertThatThrownBy(() -> client.putItem(request -> request.tableName("shop-Orders")
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class);
            assertThat(units)
                    .containsExactly(
                            new DynamoDbUsage("OrderSync", "PutItem", "shop-Orders", "", true, false, true, 1));
        }
    }

    @Test
    void reportsRequestsAndMessages_forQueues() {
        try (SqsEngine engine = SqsEngine.start(0, "us-east-1", Optional.empty())) {
            SqsClient client = clients.sqs(engine.endpoint(), "OrderWebhook");
            String url =
                    client.createQueue(request -> request.queueName("events")).queueUrl();
            requests.clear();
            client.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(65 * 1024)));
            client.receiveMessage(request -> request.queueUrl(url));
            client.receiveMessage(request -> request.queueUrl(url));
            assertThat(requests)
                    .containsExactly(
                            new SqsUsage("OrderWebhook", "SendMessage", "events", 1, 2),
                            new SqsUsage("OrderWebhook", "ReceiveMessage", "events", 1, 2),
                            new SqsUsage("OrderWebhook", "ReceiveMessage", "events", 0, 1));
        }
    }
}
