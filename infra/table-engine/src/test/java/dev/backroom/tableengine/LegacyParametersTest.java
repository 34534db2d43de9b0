package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;
import static dev.backroom.tableengine.Tables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Requests as clients made them before there were expressions. */
class LegacyParametersTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private String table = "";

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    @BeforeEach
    void create() {
        table = Tables.create(CLIENT, "legacy");
        for (int at = 1; at <= 4; at++) {
            put("pk", "a", "sk", "" + at, "v", at);
        }
    }

    private void put(Object... namesAndValues) {
        CLIENT.putItem(put -> put.tableName(table).item(item(namesAndValues)));
    }

    private static Condition condition(ComparisonOperator operator, AttributeValue... values) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
    }

    @Test
    void queriesByKeyConditions_andFilters() {
        var page = CLIENT.query(query -> query.tableName(table)
                .keyConditions(Map.of(
                        "pk", condition(ComparisonOperator.EQ, s("a")),
                        "sk", condition(ComparisonOperator.GE, s("2"))))
                .queryFilter(Map.of("v", condition(ComparisonOperator.NE, n(3))))
                .attributesToGet("v"));

        assertThat(page.items()).containsExactly(item("v", 2), item("v", 4));
        assertThat(page.scannedCount()).isEqualTo(3);
        assertThatThrownBy(() -> CLIENT.query(query -> query.tableName(table)
                        .keyConditions(Map.of("pk", condition(ComparisonOperator.EQ, s("a"))))
                        .queryFilter(Map.of("sk", condition(ComparisonOperator.NOT_NULL)))))
                .hasMessageContaining(
                        "QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
    }

    @Test
    void scansByFilters_thatAreJoinedByOr() {
        var page = CLIENT.scan(scan -> scan.tableName(table)
                .scanFilter(Map.of(
                        "v", condition(ComparisonOperator.EQ, n(1)),
                        "sk", condition(ComparisonOperator.EQ, s("4"))))
                .conditionalOperator(ConditionalOperator.OR));

        assertThat(page.items()).hasSize(2);
    }

    @Test
    void writesUnderExpectations() {
        assertThatThrownBy(() -> CLIENT.putItem(put -> put.tableName(table)
                        .item(item("pk", "a", "sk", "1"))
                        .expected(Map.of(
                                "pk",
                                ExpectedAttributeValue.builder().exists(false).build()))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        var updated = CLIENT.updateItem(update -> update.tableName(table)
                .key(item("pk", "a", "sk", "1"))
                .expected(
                        Map.of("v", ExpectedAttributeValue.builder().value(n(1)).build()))
                .attributeUpdates(Map.of(
                        "v",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.ADD)
                                .value(n(9))
                                .build()))
                .returnValues(ReturnValue.UPDATED_NEW));

        assertThat(updated.attributes()).isEqualTo(item("v", 10));
    }

    @Test
    void makesAnItemOfTheKeyAlone_whenThereIsNothingToUpdate() {
        CLIENT.updateItem(update ->
                update.tableName(table).key(item("pk", "new", "sk", "1")).attributeUpdates(Map.of()));

        assertThat(CLIENT.getItem(get -> get.tableName(table)
                                .key(item("pk", "new", "sk", "1"))
                                .attributesToGet("pk"))
                        .item())
                .isEqualTo(item("pk", "new"));
    }

    @Test
    void getsOnlyTheAttributesThatAreListed() {
        var batch = CLIENT.batchGetItem(get -> get.requestItems(Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(item("pk", "a", "sk", "1"))
                        .attributesToGet("v", "gone")
                        .build())));

        assertThat(batch.responses().get(table)).containsExactly(item("v", 1));
        assertThatThrownBy(() -> CLIENT.getItem(
                        get -> get.tableName("nosuchtable").key(item("pk", "a")).attributesToGet("v", "v")))
                .hasMessageContaining(
                        "One or more parameter values were invalid: Duplicate value in attribute name: v");
    }
}
