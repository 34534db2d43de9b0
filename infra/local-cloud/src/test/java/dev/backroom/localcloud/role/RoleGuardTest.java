package dev.backroom.localcloud.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.function.FunctionWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Functions may do here what their roles in the template allow, and nothing else. */
@Tag("system")
final class RoleGuardTest {
    private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("one"));
    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .catalog(TestClouds.catalog(Map.of()))
                .build());
        cloud.pauseEventSources();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void refusesAnOperation_thatTheRoleDoesNotAllowOnThatTable() {
        FunctionWorld webhook = cloud.world("OrderWebhook");
        FunctionWorld sync = cloud.world("OrderSync");

        sync.dynamoDb().putItem(p -> p.tableName(table("Orders")).item(ITEM));

        assertThatThrownBy(() -> webhook.dynamoDb()
                        .getItem(g -> g.tableName(table("Orders")).key(ITEM)))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        assertThatThrownBy(() -> sync.dynamoDb()
                        .deleteItem(d -> d.tableName(table("Orders")).key(ITEM)))
                .isInstanceOf(DynamoDbException.class);
        assertThat(cloud.refusals())
                .contains(
                        "OrderWebhook may not dynamodb:GetItem on " + arn("dynamodb", "table/" + table("Orders")),
                        "OrderSync may not dynamodb:DeleteItem on " + arn("dynamodb", "table/" + table("Orders")));
    }

    @Test
    void asksForEveryPartOfATransaction() {
        assertThatThrownBy(() -> cloud.world("OrderSync")
                        .dynamoDb()
                        .transactWriteItems(t -> t.transactItems(
                                TransactWriteItem.builder()
                                        .put(Put.builder()
                                                .tableName(table("Orders"))
                                                .item(ITEM)
                                                .build())
                                        .build(),
                                TransactWriteItem.builder()
                                        .delete(Delete.builder()
                                                .tableName(table("Recipients"))
                                                .key(ITEM)
                                                .build())
                                        .build())))
                .hasMessageContaining(
                        "dynamodb:DeleteItem on resource: " + arn("dynamodb", "table/" + table("Recipients")));
    }

    @Test
    void tellsAnIndexFromItsTable_andATableFromItsKey() {
        FunctionWorld poll = cloud.world("OrderPoll");
        FunctionWorld keeper = cloud.world("ShopKeeper");

        assertThatThrownBy(() ->
                        poll.dynamoDb().query(q -> q.tableName(table("Orders")).keyConditionExpression("pk = :pk")))
                .hasMessageContaining("dynamodb:Query");
        assertThatThrownBy(() -> keeper.dynamoDb()
                        .getItem(g -> g.tableName(table("Recipients")).key(ITEM)))
                .hasMessageContaining("dynamodb:GetItem");
        assertThat(new AskedPermissions(cloud.stack(), TestClouds.context())
                        .of(PutItemRequest.builder()
                                .tableName(table("Recipients"))
                                .item(ITEM)
                                .build()))
                .extracting(Permission::action)
                .containsExactly("dynamodb:PutItem", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey");
    }

    @Test
    void refusesQueuesParametersAndMail_ofOthers() {
        FunctionWorld webhook = cloud.world("OrderWebhook");
        String orders = cloud.endpoints().queues().getOrDefault("OrderEvents", "");
        String notices = cloud.endpoints().queues().getOrDefault("Notices", "");
        List<SendMessageBatchRequestEntry> one = List.of(
                SendMessageBatchRequestEntry.builder().id("1").messageBody("{}").build());

        webhook.sqs().sendMessageBatch(s -> s.queueUrl(orders).entries(one));

        assertThatThrownBy(() ->
                        webhook.sqs().sendMessageBatch(s -> s.queueUrl(notices).entries(one)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("sqs:SendMessage on resource: " + arn("sqs", "backroom-Notices"));
        assertThatThrownBy(() -> webhook.ssm().getParameter(g -> g.name("/backroom/backroom/tokens/one")))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("ssm:GetParameter");
        assertThatThrownBy(() -> webhook.sns().publish(p -> p.topicArn("arn:aws:sns:us-east-1:000000000000:t")))
                .isInstanceOf(SnsException.class);
    }

    @Test
    void letsATokenParameterThrough_whereTheRoleNamesAllOfThem() {
        cloud.world("TokenRefresh")
                .ssm()
                .putParameter(p -> p.name("/backroom/backroom/tokens/one")
                        .type(ParameterType.SECURE_STRING)
                        .value("{}"));

        assertThat(cloud.unusedPermissions().get("TokenRefresh"))
                .extracting(Permission::toString)
                .noneMatch(line -> line.contains("ssm:PutParameter"))
                .anyMatch(line -> line.contains("ssm:GetParameter"));
    }

    private static String table(String id) {
        return cloud.endpoints().tables().getOrDefault(id, "");
    }

    private static String arn(String service, String resource) {
        return TestClouds.context().arn(service, resource);
    }
}
