package dev.backroom.localcloud.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Asks every DynamoDB request what it consumed, and reports it by table and index. */
public final class DynamoDbMeter implements ExecutionInterceptor {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");

    private final String source;
    private final UsageListener listener;

    public DynamoDbMeter(String source, UsageListener listener) {
        this.source = source;
        this.listener = listener;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity indexes = ReturnConsumedCapacity.INDEXES;
        return switch (context.request()) {
            case GetItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case BatchGetItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case QueryRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case ScanRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case PutItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case UpdateItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case DeleteItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case BatchWriteItemRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case TransactGetItemsRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case TransactWriteItemsRequest request ->
                request.toBuilder().returnConsumedCapacity(indexes).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest transaction
                && context.response() instanceof TransactWriteItemsResponse response) {
            committed(transaction, response);
            return;
        }
        for (ConsumedCapacity consumed : consumed(context.response())) {
            if (consumed == null) {
                continue;
            }
            double table = consumed.table() == null
                    ? consumed.capacityUnits()
                    : consumed.table().capacityUnits();
            report(context.request(), consumed.tableName(), "", table, false);
            consumed.globalSecondaryIndexes()
                    .forEach((index, units) ->
                            report(context.request(), consumed.tableName(), index, units.capacityUnits(), false));
        }
    }

    private void committed(TransactWriteItemsRequest transaction, TransactWriteItemsResponse response) {
        List<TransactWriteItem> items = transaction.transactItems();
        TransactionUnits.byTable(items).forEach((table, units) -> report(transaction, table, "", units, false));
        for (ConsumedCapacity consumed : response.consumedCapacity()) {
            consumed.globalSecondaryIndexes()
                    .keySet()
                    .forEach(index -> report(
                            transaction,
                            consumed.tableName(),
                            index,
                            TransactionUnits.atMostOnIndex(items, consumed.tableName(), index),
                            false));
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof ConditionalCheckFailedException
                || context.exception() instanceof TransactionCanceledException) {
            refused(context.request()).forEach((table, units) -> report(context.request(), table, "", units, true));
        }
    }

    private void report(SdkRequest request, String table, String index, double units, boolean refused) {
        String operation = request.getClass().getSimpleName().replace("Request", "");
        listener.dynamoDb(new DynamoDbUsage(
                source,
                operation,
                table,
                index,
                !READS.contains(operation),
                operation.startsWith("Transact"),
                refused,
                units));
    }

    private static List<ConsumedCapacity> consumed(SdkResponse response) {
        List<ConsumedCapacity> consumed = new ArrayList<>();
        switch (response) {
            case GetItemResponse one -> consumed.add(one.consumedCapacity());
            case QueryResponse one -> consumed.add(one.consumedCapacity());
            case ScanResponse one -> consumed.add(one.consumedCapacity());
            case PutItemResponse one -> consumed.add(one.consumedCapacity());
            case UpdateItemResponse one -> consumed.add(one.consumedCapacity());
            case DeleteItemResponse one -> consumed.add(one.consumedCapacity());
            case BatchGetItemResponse many -> consumed.addAll(many.consumedCapacity());
            case BatchWriteItemResponse many -> consumed.addAll(many.consumedCapacity());
            case TransactGetItemsResponse many -> consumed.addAll(many.consumedCapacity());
            case SdkResponse other -> {}
        }
        return consumed;
    }

    /** A refused put is billed by the size of what it would have written. */
    private static Map<String, Long> refused(SdkRequest request) {
        Map<String, Long> tables = new HashMap<>();
        switch (request) {
            case PutItemRequest one -> tables.put(one.tableName(), ItemSize.writeUnits(one.item()));
            case UpdateItemRequest one -> tables.put(one.tableName(), 1L);
            case DeleteItemRequest one -> tables.put(one.tableName(), 1L);
            case TransactWriteItemsRequest many -> tables.putAll(TransactionUnits.byTable(many.transactItems()));
            case SdkRequest other -> {}
        }
        return tables;
    }
}
