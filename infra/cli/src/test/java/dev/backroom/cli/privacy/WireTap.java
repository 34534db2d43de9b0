package dev.backroom.cli.privacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** Looks at what is sent and written while it happens, and at what streams give to those who follow them. */
final class WireTap implements ExecutionInterceptor {
    private final Findings findings;

    WireTap(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.request()) {
            case SendMessageRequest one ->
                message(one.queueUrl(), one.messageBody() + attributes(one.messageAttributes()));
            case SendMessageBatchRequest many ->
                many.entries()
                        .forEach(one ->
                                message(many.queueUrl(), one.messageBody() + attributes(one.messageAttributes())));
            case PutItemRequest put -> write(put.tableName(), put.item(), put.expressionAttributeValues());
            case UpdateItemRequest update ->
                write(update.tableName(), update.key(), update.expressionAttributeValues());
            case DeleteItemRequest delete ->
                write(delete.tableName(), delete.key(), delete.expressionAttributeValues());
            case BatchWriteItemRequest many ->
                many.requestItems()
                        .forEach((table, writes) -> writes.stream()
                                .filter(one -> one.putRequest() != null)
                                .forEach(one -> write(table, one.putRequest().item(), Map.of())));
            case TransactWriteItemsRequest many -> many.transactItems().forEach(this::write);
            case PutParameterRequest put -> findings.look(Place.PARAMETER, put.name(), put.value());
            case SdkRequest other -> {}
        }
        if (context.response() instanceof GetRecordsResponse records) {
            records.records()
                    .forEach(one -> findings.look(
                            Place.STREAM,
                            "as followed",
                            ItemText.of(one.dynamodb().oldImage())
                                    + ItemText.of(one.dynamodb().newImage())));
        }
    }

    private void message(String url, String text) {
        String queue = url.substring(url.lastIndexOf('/') + 1);
        findings.look(queue.endsWith("-Notices") ? Place.NOTICE : Place.QUEUE, queue, text);
    }

    private void write(TransactWriteItem item) {
        if (item.put() != null) {
            write(item.put().tableName(), item.put().item(), item.put().expressionAttributeValues());
        } else if (item.update() != null) {
            write(item.update().tableName(), item.update().key(), item.update().expressionAttributeValues());
        }
    }

    private void write(String table, Map<String, AttributeValue> item, @Nullable Map<String, AttributeValue> more) {
        if (CloudWalk.THEIRS.stream().noneMatch(id -> table.endsWith("-" + id))) {
            findings.look(Place.WRITE, "to " + table, ItemText.of(item) + ItemText.of(more == null ? Map.of() : more));
        }
    }

    private static String attributes(Map<String, MessageAttributeValue> attributes) {
        return attributes.values().stream()
                .map(value -> '"' + String.valueOf(value.stringValue()) + '"')
                .toList()
                .toString();
    }
}
