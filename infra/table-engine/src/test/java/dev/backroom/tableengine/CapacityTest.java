package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.attribute;
import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.key;
import static dev.backroom.tableengine.Tables.n;
import static dev.backroom.tableengine.Tables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.tableengine.capacity.TableUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@Tag("engine")
class CapacityTest {
    private final List<String> used = new ArrayList<>();
    private final Endpoint endpoint = Endpoint.inProcess(TableEngine.open(EngineOptions.inMemory()
            .withUsage((operation, tables, refused) -> tables.forEach(table -> used.add(usage(operation, table))))));
    private final DynamoDbClient client = endpoint.client();
    private String table = "";

    private static String usage(String operation, TableUnits units) {
        return operation + " " + units.reads() + "/" + units.writes();
    }

    @BeforeEach
    void create() {
        table = Tables.create(
                client,
                "capacity",
                request -> request.attributeDefinitions(
                                attribute("pk", ScalarAttributeType.S),
                                attribute("sk", ScalarAttributeType.S),
                                attribute("lane", ScalarAttributeType.S))
                        .globalSecondaryIndexes(index -> index.indexName("lanes")
                                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                                .keySchema(key("lane", KeyType.HASH))));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private ConsumedCapacity put(Object... namesAndValues) {
        return client.putItem(put -> put.tableName(table)
                        .item(item(namesAndValues))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
    }

    private static double lanes(ConsumedCapacity capacity) {
        var index = capacity.globalSecondaryIndexes().get("lanes");
        return index == null ? 0 : index.capacityUnits();
    }

    @Test
    void billsAWriteByTheLargerOfTheItemBeforeAndAfter() {
        assertThat(put("pk", "a", "sk", "1", "b", "x".repeat(2100)).capacityUnits())
                .isEqualTo(3);
        assertThat(put("pk", "a", "sk", "1").capacityUnits()).isEqualTo(3);
        assertThat(put("pk", "a", "sk", "1").capacityUnits()).isEqualTo(1);
    }

    @Test
    void billsAnIndexByItsOwnRule() {
        assertThat(lanes(put("pk", "a", "sk", "1", "lane", "READY", "v", 1))).isEqualTo(1);
        assertThat(lanes(put("pk", "a", "sk", "1", "lane", "READY", "v", 2))).isZero();
        assertThat(lanes(put("pk", "a", "sk", "1", "lane", "HELD", "v", 2))).isEqualTo(2);
        ConsumedCapacity left = put("pk", "a", "sk", "1");
        assertThat(lanes(left)).isEqualTo(1);
        assertThat(left.table().capacityUnits()).isEqualTo(1);
        assertThat(left.capacityUnits()).isEqualTo(2);
    }

    @Test
    void billsReadsByFourKilobytes_halfWhereTheyMayBeOld() {
        put("pk", "a", "sk", "1", "b", "x".repeat(5000));
        put("pk", "a", "sk", "2", "b", "x".repeat(500));

        assertThat(get("1", true)).isEqualTo(2);
        assertThat(get("1", false)).isEqualTo(1);
        assertThat(get("nobody", true)).isEqualTo(1);
        assertThat(client.query(query -> query.tableName(table)
                                .keyConditionExpression("pk = :p")
                                .expressionAttributeValues(Map.of(":p", s("a")))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(1);
    }

    private double get(String sort, boolean consistent) {
        return client.getItem(get -> get.tableName(table)
                        .key(item("pk", "a", "sk", sort))
                        .consistentRead(consistent)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    void billsTransactionsTwice() {
        var written =
                client.transactWriteItems(transact -> transact.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .transactItems(TransactWriteItem.builder()
                                .put(put -> put.tableName(table).item(item("pk", "a", "sk", "1", "lane", "READY")))
                                .build()));
        var read = client.transactGetItems(transact -> transact.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .transactItems(get -> get.get(one -> one.tableName(table).key(item("pk", "a", "sk", "1")))));

        assertThat(written.consumedCapacity().getFirst().capacityUnits()).isEqualTo(4);
        assertThat(read.consumedCapacity().getFirst().capacityUnits()).isEqualTo(2);
    }

    @Test
    void billsWhatAConditionRefuses_toWhoeverListens() {
        put("pk", "a", "sk", "1", "b", "x".repeat(2100));
        used.clear();

        assertThatThrownBy(() -> client.updateItem(update -> update.tableName(table)
                        .key(item("pk", "a", "sk", "1"))
                        .updateExpression("SET v = :v")
                        .conditionExpression("v = :v")
                        .expressionAttributeValues(Map.of(":v", n(1)))))
                .isInstanceOf(ConditionalCheckFailedException.class);

        assertThat(used).containsExactly("UpdateItem 0.0/3.0");
    }
}
