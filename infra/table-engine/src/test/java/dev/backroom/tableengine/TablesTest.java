package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.attribute;
import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@org.junit.jupiter.api.Tag("engine")
class TablesTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    private static TableDescription describe(String table) {
        return CLIENT.describeTable(describe -> describe.tableName(table)).table();
    }

    @Test
    void describesWhatWasCreated() {
        String table = Tables.create(CLIENT, "described");

        TableDescription described = describe(table);

        assertThat(described.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(described.keySchema()).containsExactly(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
        assertThat(described.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(described.provisionedThroughput().readCapacityUnits()).isZero();
        assertThat(described.tableArn()).endsWith(":table/" + table);
        assertThat(described.deletionProtectionEnabled()).isFalse();
        assertThat(CLIENT.getItem(get -> get.tableName(described.tableArn()).key(item("pk", "a", "sk", "b")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void refusesTablesThatTheServiceRefuses_inItsWords() {
        String table = Tables.create(CLIENT, "twice");
        assertThatThrownBy(() -> Tables.createNamed(CLIENT, table))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Table already exists: " + table);
        assertThatThrownBy(() -> CLIENT.createTable(create -> create.tableName("unused")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                attribute("pk", ScalarAttributeType.S), attribute("x", ScalarAttributeType.S))
                        .keySchema(key("pk", KeyType.HASH))))
                .hasMessageContaining(
                        "One or more parameter values were invalid: Number of attributes in KeySchema does"
                                + " not exactly match number of attributes defined in AttributeDefinitions");
        assertThatThrownBy(() -> CLIENT.createTable(create -> create.tableName("unpaid")
                        .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(key("pk", KeyType.HASH))))
                .hasMessageContaining("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode"
                        + " is PROVISIONED");
        assertThatThrownBy(() -> describe("nosuchtable"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: nosuchtable not found");
    }

    @Test
    void forgetsItsItems_whenATableIsDeletedAndCreatedAgain() {
        String table = Tables.createSimple(CLIENT, "again");
        CLIENT.putItem(put -> put.tableName(table).item(item("pk", "a")));

        CLIENT.deleteTable(delete -> delete.tableName(table));
        CLIENT.waiter().waitUntilTableNotExists(describe -> describe.tableName(table));
        Tables.createNamed(CLIENT, table);
        CLIENT.waiter().waitUntilTableExists(describe -> describe.tableName(table));

        assertThat(CLIENT.scan(scan -> scan.tableName(table)).count()).isZero();
    }

    @Test
    void keepsAProtectedTable_untilItsProtectionIsOff() {
        String table = Tables.create(CLIENT, "protected", request -> request.deletionProtectionEnabled(true));

        assertThatThrownBy(() -> CLIENT.deleteTable(delete -> delete.tableName(table)))
                .hasMessageContaining(
                        "Resource cannot be deleted as it is currently protected against deletion. Disable"
                                + " deletion protection first.");
        CLIENT.updateTable(update -> update.tableName(table).deletionProtectionEnabled(false));
        CLIENT.deleteTable(delete -> delete.tableName(table));
        assertThat(CLIENT.listTables().tableNames()).doesNotContain(table);
    }

    @Test
    void changesBilling_betweenProvisionedAndOnDemand() {
        String table = Tables.create(
                CLIENT,
                "billing",
                request -> request.billingMode(BillingMode.PROVISIONED)
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(5L).writeCapacityUnits(6L)));
        assertThat(describe(table).provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertThatThrownBy(() -> CLIENT.updateTable(update -> update.tableName(table)
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(5L).writeCapacityUnits(6L))))
                .hasMessageContaining("The provisioned throughput for the table will not change.");

        CLIENT.updateTable(update -> update.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST));

        assertThat(describe(table).billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(describe(table).provisionedThroughput().writeCapacityUnits()).isZero();
    }

    @Test
    void buildsOneIndexAtATime() {
        String table = Tables.create(CLIENT, "two");
        assertThatThrownBy(() -> CLIENT.updateTable(update -> update.tableName(table)
                        .attributeDefinitions(
                                attribute("a", ScalarAttributeType.S), attribute("b", ScalarAttributeType.S))
                        .globalSecondaryIndexUpdates(
                                change -> change.create(create -> create.indexName("first")
                                        .projection(held -> held.projectionType(ProjectionType.ALL))
                                        .keySchema(key("a", KeyType.HASH))),
                                change -> change.create(create -> create.indexName("second")
                                        .projection(held -> held.projectionType(ProjectionType.ALL))
                                        .keySchema(key("b", KeyType.HASH))))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Only 1 online index can be created or deleted simultaneously per table");
    }

    @Test
    void listsTablesInPages() {
        String first = Tables.createSimple(CLIENT, "list");
        Tables.createSimple(CLIENT, "list");

        var page = CLIENT.listTables(list -> list.limit(1));

        assertThat(page.tableNames()).hasSize(1);
        assertThat(page.lastEvaluatedTableName()).isEqualTo(page.tableNames().getFirst());
        assertThat(CLIENT.listTables(list -> list.exclusiveStartTableName(first))
                        .tableNames())
                .doesNotContain(first);
    }

    @Test
    void takesFiftyTags_andNoMore() {
        List<Tag> tags = IntStream.range(0, 51)
                .mapToObj(at -> Tag.builder().key("k" + at).value("v").build())
                .toList();

        assertThatThrownBy(() -> Tables.create(CLIENT, "tagged", request -> request.tags(tags)))
                .hasMessageContaining("Number of Tags exceed the current limit for the provided ResourceArn");
        Tables.create(CLIENT, "tagged", request -> request.tags(tags.subList(0, 50)));
    }

    @Test
    void keepsTags() {
        String arn = describe(Tables.createSimple(CLIENT, "tags")).tableArn();
        CLIENT.tagResource(tag -> tag.resourceArn(arn)
                .tags(
                        one -> one.key("team").value("stock"),
                        two -> two.key("stage").value("test")));
        CLIENT.untagResource(untag -> untag.resourceArn(arn).tagKeys("stage"));

        assertThat(CLIENT.listTagsOfResource(list -> list.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("team").value("stock").build());
        assertThatThrownBy(() -> CLIENT.listTagsOfResource(list -> list.resourceArn(arn + "x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void switchesExpiryOnAndOff_once() {
        String table = Tables.createSimple(CLIENT, "ttl");
        CLIENT.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName("until").enabled(true)));
        var described =
                CLIENT.describeTimeToLive(describe -> describe.tableName(table)).timeToLiveDescription();

        assertThat(described.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(described.attributeName()).isEqualTo("until");
        assertThatThrownBy(() -> CLIENT.updateTimeToLive(update -> update.tableName(table)
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName("until").enabled(true))))
                .hasMessageContaining("TimeToLive is already enabled");
        assertThatThrownBy(() -> CLIENT.updateTimeToLive(update -> update.tableName(table)
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName("other").enabled(true))))
                .hasMessageContaining(
                        "TimeToLive is active on a different AttributeName: current AttributeName is until");
    }

    @Test
    void describesBackupsAndLimits() {
        String table = Tables.createSimple(CLIENT, "backups");
        CLIENT.updateContinuousBackups(update -> update.tableName(table)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));

        assertThat(CLIENT.describeContinuousBackups(describe -> describe.tableName(table))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatusAsString())
                .isEqualTo("ENABLED");
        assertThat(CLIENT.describeLimits().tableMaxReadCapacityUnits()).isPositive();
    }
}
