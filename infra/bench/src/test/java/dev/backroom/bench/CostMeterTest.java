package dev.backroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.usage.DynamoDbMeter;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.SqsUsage;
import dev.backroom.tableengine.EngineOptions;
import dev.backroom.tableengine.TableEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Prices of known items: a write of 1 KB is one unit, a read of 4 KB one, half of that when it may lag. */
@Tag("engine")
class CostMeterTest {
    private static final String TABLE = "backroom-Orders";

    private static final TableEngine ENGINE = TableEngine.open(EngineOptions.inMemory());

    private final CostMeter meter = new CostMeter();
    private DynamoDbClient dynamo;

    @AfterAll
    static void stop() {
        ENGINE.close();
    }

    @BeforeEach
    void freshTable() {
        dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://localhost"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(ENGINE.httpClient(new DynamoDbMeter("OrderSync", meter)))
                .build();
        if (dynamo.listTables().tableNames().contains(TABLE)) {
            dynamo.deleteTable(delete -> delete.tableName(TABLE));
        }
        dynamo.createTable(create -> create.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("lane").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                .globalSecondaryIndexes(index -> index.indexName("open")
                        .keySchema(k -> k.attributeName("lane").keyType(KeyType.HASH))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
    }

    @Test
    void billsOneUnitAKilobyte_whenAnItemIsPut() {
        dynamo.putItem(put -> put.tableName(TABLE).item(item("a", 900)));
        dynamo.putItem(put -> put.tableName(TABLE).item(item("b", 2_500)));

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "PutItem")).isEqualTo(1 + 3);
    }

    @Test
    void billsTheIndexToo_whenAnItemEntersIt() {
        Map<String, AttributeValue> item = new HashMap<>(item("a", 900));
        item.put("lane", AttributeValue.fromS("READY"));

        dynamo.putItem(put -> put.tableName(TABLE).item(item));
        dynamo.transactWriteItems(t -> t.transactItems(w -> w.put(p -> p.tableName(TABLE)
                .item(Map.of("pk", AttributeValue.fromS("b"), "lane", AttributeValue.fromS("READY"))))));

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "PutItem")).isEqualTo(1);
        assertThat(billed(Bill.WRITE_UNITS, "Orders/open", "PutItem")).isEqualTo(1);
        assertThat(billed(Bill.WRITE_UNITS, "Orders", "TransactWriteItems")).isEqualTo(2);
        assertThat(billed(Bill.WRITE_UNITS, "Orders/open", "TransactWriteItems"))
                .isEqualTo(2);
    }

    @Test
    void billsTwice_whenItemsAreWrittenInATransaction() {
        dynamo.transactWriteItems(t -> t.transactItems(
                w -> w.put(p -> p.tableName(TABLE).item(item("a", 900))),
                w -> w.put(p -> p.tableName(TABLE).item(item("b", 1_500)))));

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "TransactWriteItems")).isEqualTo(2 * (1 + 2));
    }

    @Test
    void billsEveryItemOfATransaction_alsoWhereTheyCostTheSame() {
        dynamo.transactWriteItems(t -> t.transactItems(
                w -> w.put(p -> p.tableName(TABLE).item(item("a", 500))),
                w -> w.put(p -> p.tableName(TABLE).item(item("b", 500))),
                w -> w.put(p -> p.tableName(TABLE).item(item("c", 500)))));

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "TransactWriteItems")).isEqualTo(2 * 3);
    }

    @Test
    void billsTheWrite_whenItsConditionIsRefused() {
        dynamo.putItem(put -> put.tableName(TABLE).item(item("a", 100)));

        assertThatThrownBy(() -> dynamo.putItem(put ->
                        put.tableName(TABLE).item(item("a", 100)).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "PutItem (refused)")).isEqualTo(1);
    }

    @Test
    void billsPrepareAndCommitOfEveryItem_whenATransactionIsRefused() {
        dynamo.putItem(put -> put.tableName(TABLE).item(item("a", 100)));

        assertThatThrownBy(() -> dynamo.transactWriteItems(t -> t.transactItems(
                        w -> w.put(p -> p.tableName(TABLE)
                                .item(item("a", 100))
                                .conditionExpression("attribute_not_exists(pk)")),
                        w -> w.put(p -> p.tableName(TABLE).item(item("b", 100))))))
                .isInstanceOf(TransactionCanceledException.class);

        assertThat(billed(Bill.WRITE_UNITS, "Orders", "TransactWriteItems (refused)"))
                .isEqualTo(4);
    }

    @Test
    void billsHalfAUnit_whenAReadMayLag() {
        dynamo.putItem(put -> put.tableName(TABLE).item(item("a", 900)));

        dynamo.getItem(get -> get.tableName(TABLE).key(Map.of("pk", AttributeValue.fromS("a"))));
        dynamo.getItem(get -> get.tableName(TABLE)
                .key(Map.of("pk", AttributeValue.fromS("a")))
                .consistentRead(true));

        assertThat(billed(Bill.READ_UNITS, "Orders", "GetItem")).isEqualTo(0.5 + 1);
    }

    @Test
    void leavesToolsOutOfTheTotal() {
        meter.sqs(new SqsUsage("OrderWebhook", "SendMessage", "backroom-OrderEvents", 1, 1));
        meter.sqs(new SqsUsage("EventSource", "ReceiveMessage", "backroom-OrderEvents", 10, 2));
        meter.sqs(new SqsUsage("tools", "GetQueueAttributes", "backroom-OrderEvents", 0, 1));

        assertThat(meter.report().total(Bill.SQS_REQUESTS)).isEqualTo(3);
    }

    @Test
    void countsRunsAndTheirRecords_whenFunctionsAreInvoked() {
        meter.invocation(run(1, Invocation.Outcome.SUCCEEDED));
        meter.invocation(run(50, Invocation.Outcome.PARTIAL));
        meter.invocation(run(50, Invocation.Outcome.THROTTLED));

        UsageLine line = new UsageLine(Bill.INVOCATIONS, "OrderSync", "OrderEvents", "Invoke");
        assertThat(meter.report().lines()).containsEntry(line, new UsageAmount(2, 2, 51));
    }

    @Test
    void addsUp_whenReportsOfTwoProcessesAreRead() throws IOException {
        meter.sqs(new SqsUsage("OrderWebhook", "SendMessage", "backroom-OrderEvents", 1, 1));
        meter.invocation(run(3, Invocation.Outcome.SUCCEEDED));

        UsageReport twice = UsageReport.read(meter.json()).plus(UsageReport.read(meter.json()));

        assertThat(twice.total(Bill.SQS_REQUESTS)).isEqualTo(2);
        assertThat(twice.total(Bill.INVOCATIONS)).isEqualTo(2);
        assertThat(twice.table(4))
                .contains("| sqs requests | OrderWebhook | OrderEvents | SendMessage | 2 | 2 | 0.500 |");
    }

    private static Invocation run(int events, Invocation.Outcome outcome) {
        return new Invocation(1, "OrderSync", "OrderEvents", Instant.EPOCH, events, 0, Duration.ZERO, outcome, "");
    }

    private double billed(Bill bill, String resource, String operation) {
        UsageLine line = new UsageLine(bill, "OrderSync", resource, operation);
        return meter.report().lines().getOrDefault(line, UsageAmount.NONE).billed();
    }

    /** An item of so many bytes as DynamoDB counts them: names and values in UTF-8. */
    private static Map<String, AttributeValue> item(String key, int bytes) {
        int rest = bytes - "pk".length() - key.length() - "text".length();
        return Map.of("pk", AttributeValue.fromS(key), "text", AttributeValue.fromS("x".repeat(rest)));
    }
}
