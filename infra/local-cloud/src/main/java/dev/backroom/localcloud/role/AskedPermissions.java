package dev.backroom.localcloud.role;

import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sns.model.SnsRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.SsmRequest;

/**
 * The permissions that AWS asks for before it does what a request says (Service Authorization Reference): a transaction
 * needs those of its single operations, a batch one of its own, an index is a resource beside its table, and a table with
 * a key of its own needs the key as well.
 */
final class AskedPermissions {
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "ConditionCheckItem");

    private final StackContext context;
    private final Map<String, String> keys = new HashMap<>();

    AskedPermissions(Stack stack, StackContext context) {
        this.context = context;
        for (TableSpec table : stack.tables()) {
            Stack.Resource resource = stack.resources().get(table.id());
            if (resource != null
                    && resource.properties().values().get("SSESpecification") instanceof Value.Fields encryption
                    && encryption.values().get("KMSMasterKeyId") instanceof Value.Text(String key, int line)) {
                keys.put(table.name(), context.arn("kms", "key/" + key));
            }
        }
    }

    List<Permission> of(SdkRequest request) {
        String operation = request.getClass().getSimpleName().replaceFirst("Request$", "");
        return switch (request) {
            case TransactWriteItemsRequest many ->
                many.transactItems().stream()
                        .flatMap(item -> write(item).stream())
                        .toList();
            case TransactGetItemsRequest many ->
                many.transactItems().stream()
                        .flatMap(item -> table("GetItem", item.get().tableName(), "").stream())
                        .toList();
            case BatchGetItemRequest many ->
                many.requestItems().keySet().stream()
                        .flatMap(table -> table(operation, table, "").stream())
                        .toList();
            case BatchWriteItemRequest many ->
                many.requestItems().keySet().stream()
                        .flatMap(table -> table(operation, table, "").stream())
                        .toList();
            case DynamoDbRequest one -> table(operation, field(one, "TableName"), field(one, "IndexName"));
            case SqsRequest one -> List.of(queue(operation, field(one, "QueueUrl")));
            case GetParametersRequest many ->
                many.names().stream().map(name -> parameter(operation, name)).toList();
            case SsmRequest one -> List.of(parameter(operation, field(one, "Name")));
            case SnsRequest one -> List.of(new Permission("sns:" + operation, field(one, "TopicArn")));
            case SdkRequest other -> throw new IllegalArgumentException("no rule for " + operation);
        };
    }

    private List<Permission> write(TransactWriteItem item) {
        if (item.put() != null) {
            return table("PutItem", item.put().tableName(), "");
        }
        if (item.update() != null) {
            return table("UpdateItem", item.update().tableName(), "");
        }
        return item.delete() != null
                ? table("DeleteItem", item.delete().tableName(), "")
                : table("ConditionCheckItem", item.conditionCheck().tableName(), "");
    }

    private List<Permission> table(String operation, String table, String index) {
        List<Permission> asked = new ArrayList<>();
        String resource = "table/" + table + (index.isEmpty() ? "" : "/index/" + index);
        asked.add(new Permission("dynamodb:" + operation, context.arn("dynamodb", resource)));
        String key = keys.get(table);
        if (key != null) {
            asked.add(new Permission("kms:Decrypt", key));
            if (WRITES.contains(operation)) {
                asked.add(new Permission("kms:Encrypt", key));
                asked.add(new Permission("kms:GenerateDataKey", key));
            }
        }
        return asked;
    }

    /** A batch of messages asks for what one message asks for. */
    private Permission queue(String operation, String url) {
        String action = operation.replaceFirst("^((Send|Delete)Message|ChangeMessageVisibility)Batch$", "$1");
        return new Permission("sqs:" + action, context.arn("sqs", url.substring(url.lastIndexOf('/') + 1)));
    }

    private Permission parameter(String operation, String name) {
        return new Permission("ssm:" + operation, context.arn("ssm", "parameter" + name));
    }

    private static String field(SdkRequest request, String name) {
        return request.getValueForField(name, String.class).orElse("");
    }
}
