package dev.backroom.store.commit;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.store.commit.WriteAnswer.Refused;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.stock.StockItems;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The two writes that change orders: one conditional put, or orders and levels in one transaction. */
final class CommitWrites {
    private final DynamoDbClient dynamo;
    private final String ordersTable;
    private final String stockTable;
    private final Attempts attempts;

    CommitWrites(DynamoDbClient dynamo, String ordersTable, String stockTable, Attempts attempts) {
        this.dynamo = dynamo;
        this.ordersTable = ordersTable;
        this.stockTable = stockTable;
        this.attempts = attempts;
    }

    /** Writes an order whose stock stays as it is. */
    WriteAnswer put(OrderChange change) {
        Put order = order(change);
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(order.tableName())
                .item(order.item())
                .conditionExpression(order.conditionExpression())
                .returnValuesOnConditionCheckFailure(order.returnValuesOnConditionCheckFailure());
        if (order.hasExpressionAttributeValues()) {
            request.expressionAttributeValues(order.expressionAttributeValues());
        }
        return answered(() -> {
            try {
                dynamo.putItem(request.build());
                return new WriteAnswer.Written();
            } catch (ConditionalCheckFailedException e) {
                return new Refused(Map.of(change.key(), e.hasItem() ? e.item() : Map.of()), Map.of(), Map.of());
            }
        });
    }

    /** Writes all orders of a plan and their levels, or nothing. */
    WriteAnswer transact(TransactionPlan plan) {
        List<TransactWriteItem> writes = new ArrayList<>();
        plan.orders()
                .forEach(change -> writes.add(
                        TransactWriteItem.builder().put(order(change)).build()));
        plan.deltas()
                .forEach((key, delta) -> writes.add(TransactWriteItem.builder()
                        .update(LevelWrite.of(stockTable, key, delta))
                        .build()));
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(plan.token(ordersTable + " " + stockTable))
                .build();
        return answered(() -> {
            try {
                dynamo.transactWriteItems(request);
                return new WriteAnswer.Written();
            } catch (TransactionCanceledException e) {
                Refused refused = refused(plan, e.hasCancellationReasons() ? e.cancellationReasons() : List.of());
                if (refused.saysNothing()) {
                    throw e;
                }
                return refused;
            }
        });
    }

    private WriteAnswer answered(Supplier<WriteAnswer> write) {
        try {
            return attempts.of(write);
        } catch (SdkException e) {
            return Attempts.isPermanent(e)
                    ? new WriteAnswer.Invalid(Attempts.reason(e))
                    : new WriteAnswer.Busy(Attempts.reason(e));
        }
    }

    private Put order(OrderChange change) {
        Optional<Order> before = change.change().before();
        Put.Builder put = Put.builder()
                .tableName(ordersTable)
                .item(OrderItem.encode(change.change().after()))
                .conditionExpression(before.isEmpty() ? "attribute_not_exists(pk)" : "version = :loaded")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        before.ifPresent(order -> put.expressionAttributeValues(Map.of(":loaded", number(order.version()))));
        return put.build();
    }

    /** The reasons stand in the order of the writes: first the orders, then the levels. */
    private static Refused refused(TransactionPlan plan, List<CancellationReason> reasons) {
        Map<OrderKey, Map<String, AttributeValue>> overtaken = new HashMap<>();
        Map<StockKey, AvailableStock> full = new HashMap<>();
        Map<OrderKey, String> invalid = new HashMap<>();
        List<StockKey> levels = List.copyOf(plan.deltas().keySet());
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            String code = String.valueOf(reason.code());
            boolean isOrder = i < plan.orders().size();
            if (code.equals("ConditionalCheckFailed")) {
                if (isOrder) {
                    overtaken.put(plan.orders().get(i).key(), reason.hasItem() ? reason.item() : Map.of());
                } else {
                    full.put(levels.get(i - plan.orders().size()), room(reason));
                }
            } else if (isOrder && (code.equals("ValidationError") || code.equals("ItemCollectionSizeLimitExceeded"))) {
                invalid.put(plan.orders().get(i).key(), code);
            }
        }
        return new Refused(overtaken, full, invalid);
    }

    private static AvailableStock room(CancellationReason reason) {
        if (!reason.hasItem()) {
            return AvailableStock.NONE;
        }
        Map<String, AttributeValue> level = reason.item();
        return new AvailableStock(
                Fields.numberOf(level, "available"),
                Fields.numberOf(level, "reserved"),
                Fields.numberOf(level, StockItems.OVERDRAWN));
    }
}
