package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.attribute;
import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.key;
import static dev.backroom.tableengine.Tables.n;
import static dev.backroom.tableengine.Tables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

@Tag("engine")
class IndexesTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private static final Projection ALL =
            Projection.builder().projectionType(ProjectionType.ALL).build();
    private static final Projection KEYS =
            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    private static final Projection SOME = Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes("extra")
            .build();

    private String table = "";

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    @BeforeEach
    void create() {
        table = Tables.create(CLIENT, "indexes", IndexesTest::indexed);
    }

    private static void indexed(CreateTableRequest.Builder request) {
        request.attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("lane", ScalarAttributeType.S),
                        attribute("due", ScalarAttributeType.N),
                        attribute("local", ScalarAttributeType.N))
                .globalSecondaryIndexes(
                        index -> index.indexName("all")
                                .projection(ALL)
                                .keySchema(key("lane", KeyType.HASH), key("due", KeyType.RANGE)),
                        index -> index.indexName("keys").projection(KEYS).keySchema(key("lane", KeyType.HASH)),
                        index -> index.indexName("some").projection(SOME).keySchema(key("lane", KeyType.HASH)))
                .localSecondaryIndexes(index -> index.indexName("own")
                        .projection(KEYS)
                        .keySchema(key("pk", KeyType.HASH), key("local", KeyType.RANGE)));
    }

    private void put(Object... namesAndValues) {
        CLIENT.putItem(put -> put.tableName(table).item(item(namesAndValues)));
    }

    private List<Map<String, AttributeValue>> query(String index, Consumer<QueryRequest.Builder> more) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("lane = :l")
                .expressionAttributeValues(Map.of(":l", s("READY")));
        more.accept(request);
        return CLIENT.query(request.build()).items();
    }

    @Test
    void holdsOnlyItemsThatHaveItsKeys_andWhatItProjects() {
        put("pk", "1", "sk", "a", "lane", "READY", "due", 2, "extra", "x", "body", "b");
        put("pk", "2", "sk", "a", "lane", "READY", "due", 1);
        put("pk", "3", "sk", "a", "lane", "READY");
        put("pk", "4", "sk", "a", "due", 1);

        assertThat(query("all", more -> {}))
                .containsExactly(
                        item("pk", "2", "sk", "a", "lane", "READY", "due", 1),
                        item("pk", "1", "sk", "a", "lane", "READY", "due", 2, "extra", "x", "body", "b"));
        assertThat(query("keys", more -> {}))
                .containsExactlyInAnyOrder(
                        item("pk", "1", "sk", "a", "lane", "READY"),
                        item("pk", "2", "sk", "a", "lane", "READY"),
                        item("pk", "3", "sk", "a", "lane", "READY"));
        assertThat(query("some", more -> {})).contains(item("pk", "1", "sk", "a", "lane", "READY", "extra", "x"));
    }

    @Test
    void followsTheItem_whenItsKeysChangeOrItGoes() {
        put("pk", "1", "sk", "a", "lane", "READY", "due", 1);
        CLIENT.updateItem(update -> update.tableName(table)
                .key(item("pk", "1", "sk", "a"))
                .updateExpression("SET due = :d")
                .expressionAttributeValues(Map.of(":d", n(5))));
        assertThat(query("all", more -> {})).containsExactly(item("pk", "1", "sk", "a", "lane", "READY", "due", 5));

        CLIENT.updateItem(update ->
                update.tableName(table).key(item("pk", "1", "sk", "a")).updateExpression("REMOVE lane"));
        assertThat(query("all", more -> {})).isEmpty();

        put("pk", "1", "sk", "a", "lane", "READY", "due", 1);
        CLIENT.deleteItem(delete -> delete.tableName(table).key(item("pk", "1", "sk", "a")));
        assertThat(query("all", more -> {})).isEmpty();
    }

    @Test
    void pagesByIndexAndTableKeys_whereManyItemsShareTheIndexKey() {
        for (int at = 0; at < 7; at++) {
            put("pk", "p" + at, "sk", "a", "lane", "READY", "due", 1);
        }
        List<String> read = new ArrayList<>();
        Map<String, AttributeValue> last = Map.of();
        do {
            Map<String, AttributeValue> start = last;
            var page = CLIENT.query(query -> query.tableName(table)
                    .indexName("all")
                    .keyConditionExpression("lane = :l AND due = :d")
                    .expressionAttributeValues(Map.of(":l", s("READY"), ":d", n(1)))
                    .limit(2)
                    .exclusiveStartKey(start.isEmpty() ? null : start));
            page.items().forEach(row -> read.add(String.valueOf(row.get("pk"))));
            last = page.lastEvaluatedKey();
            if (!last.isEmpty()) {
                assertThat(last).containsOnlyKeys("pk", "sk", "lane", "due");
            }
        } while (!last.isEmpty());

        assertThat(read).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void completesRowsFromTheTable_whenALocalIndexIsAskedForMore() {
        put("pk", "1", "sk", "b", "local", 1, "body", "x");
        put("pk", "1", "sk", "a", "local", 2, "body", "y");
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .indexName("own")
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", s("1")));

        assertThat(CLIENT.query(request.build()).items())
                .containsExactly(item("pk", "1", "sk", "b", "local", 1), item("pk", "1", "sk", "a", "local", 2));
        assertThat(CLIENT.query(request.select(Select.ALL_ATTRIBUTES)
                                .consistentRead(true)
                                .build())
                        .items())
                .containsExactly(
                        item("pk", "1", "sk", "b", "local", 1, "body", "x"),
                        item("pk", "1", "sk", "a", "local", 2, "body", "y"));
        assertThat(CLIENT.query(request.select((Select) null)
                                .projectionExpression("body")
                                .build())
                        .items())
                .containsExactly(item("body", "x"), item("body", "y"));
    }

    @Test
    void refusesWhatAGlobalIndexCannotAnswer_inTheServicesWords() {
        assertThatThrownBy(() -> query("all", more -> more.consistentRead(true)))
                .hasMessageContaining("Consistent reads are not supported on global secondary indexes");
        assertThatThrownBy(() -> query("keys", more -> more.select(Select.ALL_ATTRIBUTES)))
                .hasMessageContaining("One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not"
                        + " supported for global secondary index keys because its projection type is not ALL");
        assertThatThrownBy(() -> query("some", more -> more.projectionExpression("body")))
                .hasMessageContaining("Global secondary index some does not project [body]");
    }

    @Test
    void refusesItemsWhoseIndexKeysHaveAnotherType() {
        assertThatThrownBy(() -> put("pk", "1", "sk", "a", "lane", 7))
                .hasMessageContaining("One or more parameter values were invalid: Type mismatch for Index Key lane"
                        + " Expected: S Actual: N IndexName: ");
        assertThatThrownBy(() -> put("pk", "1", "sk", "a", "lane", ""))
                .hasMessageContaining("A value specified for a secondary index key is not supported. The AttributeValue"
                        + " for a key attribute cannot contain an empty string value. IndexName: ");
    }

    @Test
    void fillsANewIndexFromWhatIsThere_andForgetsARemovedOne() {
        put("pk", "1", "sk", "a", "kind", "K", "lane", "READY");
        CLIENT.updateTable(update -> update.tableName(table)
                .attributeDefinitions(attribute("kind", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(change -> change.create(
                        create -> create.indexName("kinds").projection(ALL).keySchema(key("kind", KeyType.HASH)))));
        CLIENT.waiter().waitUntilTableExists(describe -> describe.tableName(table));

        assertThat(CLIENT.query(query -> query.tableName(table)
                                .indexName("kinds")
                                .keyConditionExpression("kind = :k")
                                .expressionAttributeValues(Map.of(":k", s("K"))))
                        .items())
                .containsExactly(item("pk", "1", "sk", "a", "kind", "K", "lane", "READY"));

        CLIENT.updateTable(update -> update.tableName(table)
                .globalSecondaryIndexUpdates(change -> change.delete(delete -> delete.indexName("keys"))));
        assertThatThrownBy(() -> query("keys", more -> {}))
                .hasMessageContaining("The table does not have the specified index: keys");
        assertThat(query("some", more -> {})).hasSize(1);
    }

    @Test
    void refusesUpdatesOfItsKeys_byTypesThatTheRequestGivesAway() {
        put("pk", "1", "sk", "a", "text", "x");

        assertThatThrownBy(() -> CLIENT.updateItem(update -> update.tableName(table)
                        .key(item("pk", "1", "sk", "a"))
                        .updateExpression("SET due.x = :n ADD lane :n")
                        .expressionAttributeValues(Map.of(":n", n(1)))))
                .hasMessageContaining("One or more parameter values were invalid: Type mismatch for Index Key lane"
                        + " Expected: S Actual: N IndexName: all");
        assertThatThrownBy(() -> CLIENT.updateItem(update -> update.tableName(table)
                        .key(item("pk", "1", "sk", "a"))
                        .updateExpression("SET due = #t")
                        .expressionAttributeNames(Map.of("#t", "text"))))
                .hasMessageContaining(
                        "The update expression attempted to update the secondary index key to unsupported" + " type");
    }
}
