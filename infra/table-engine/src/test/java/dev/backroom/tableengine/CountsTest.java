package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.attribute;
import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.key;
import static dev.backroom.tableengine.Tables.n;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The service counts every six hours; the engine's counts are always true. */
@Tag("engine")
class CountsTest {
    @TempDir
    Path folder;

    private static TableDescription described(DynamoDbClient client, String table) {
        return client.describeTable(describe -> describe.tableName(table)).table();
    }

    private static void put(DynamoDbClient client, String table, Object... namesAndValues) {
        client.putItem(put -> put.tableName(table).item(item(namesAndValues)));
    }

    private static CreateTableRequest.Builder indexed(CreateTableRequest.Builder request) {
        return request.attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("lane", ScalarAttributeType.S))
                .globalSecondaryIndexes(index -> index.indexName("lanes")
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .keySchema(key("lane", KeyType.HASH)));
    }

    @Test
    void countsItemsAndBytes_ofTablesAndIndexes() {
        try (Endpoint endpoint = Endpoint.open()) {
            DynamoDbClient client = endpoint.client();
            String table = Tables.create(client, "counted", request -> indexed(request));
            put(client, table, "pk", "a", "sk", "1", "lane", "x", "body", "bbbb");
            put(client, table, "pk", "a", "sk", "2");
            client.transactWriteItems(transact -> transact.transactItems(TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(item("pk", "a", "sk", "3", "lane", "y")))
                    .build()));
            client.updateItem(update -> update.tableName(table)
                    .key(item("pk", "a", "sk", "2"))
                    .updateExpression("SET v = :v")
                    .expressionAttributeValues(Map.of(":v", n(1))));
            client.deleteItem(delete -> delete.tableName(table).key(item("pk", "a", "sk", "3")));

            TableDescription table1 = described(client, table);

            assertThat(table1.itemCount()).isEqualTo(2);
            assertThat(table1.tableSizeBytes()).isEqualTo(6 + 5 + 8 + 6 + 3);
            GlobalSecondaryIndexDescription lanes =
                    table1.globalSecondaryIndexes().getFirst();
            assertThat(lanes.itemCount()).isEqualTo(1);
            assertThat(lanes.indexSizeBytes()).isEqualTo(6 + 5);
        }
    }

    @Test
    void countsWhatANewIndexFinds() {
        try (Endpoint endpoint = Endpoint.open()) {
            DynamoDbClient client = endpoint.client();
            String table = Tables.create(client, "later");
            put(client, table, "pk", "a", "sk", "1", "lane", "x");
            put(client, table, "pk", "a", "sk", "2");
            client.updateTable(update -> update.tableName(table)
                    .attributeDefinitions(attribute("lane", ScalarAttributeType.S))
                    .globalSecondaryIndexUpdates(index -> index.create(CreateGlobalSecondaryIndexAction.builder()
                            .indexName("lanes")
                            .keySchema(key("lane", KeyType.HASH))
                            .projection(projection -> projection.projectionType(ProjectionType.ALL))
                            .build())));

            assertThat(described(client, table)
                            .globalSecondaryIndexes()
                            .getFirst()
                            .itemCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsOn_whenOpenedOnceMore() {
        EngineOptions options = EngineOptions.in(folder).withSweepEvery(Duration.ZERO);
        try (Endpoint endpoint = Endpoint.inProcess(TableEngine.open(options))) {
            Tables.createNamed(endpoint.client(), "kept");
            put(endpoint.client(), "kept", "pk", "a");
            put(endpoint.client(), "kept", "pk", "b");
        }
        try (Endpoint endpoint = Endpoint.inProcess(TableEngine.open(options))) {
            put(endpoint.client(), "kept", "pk", "c");
            endpoint.client().deleteItem(delete -> delete.tableName("kept").key(item("pk", "a")));

            TableDescription kept = described(endpoint.client(), "kept");
            assertThat(kept.itemCount()).isEqualTo(2);
            assertThat(kept.tableSizeBytes()).isEqualTo(6);

            endpoint.client().deleteTable(delete -> delete.tableName("kept"));
            Tables.createNamed(endpoint.client(), "kept");
            assertThat(described(endpoint.client(), "kept").itemCount()).isZero();
        }
    }
}
