package dev.backroom.store;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The real tables behind a client to which a script of misfortunes happens, one a call, then none. */
public class FaultyDynamo implements DynamoDbClient {
    public enum Fault {
        NONE,
        /** The connection breaks before the request arrives. */
        LOST_REQUEST,
        /** The request is done, and its answer never arrives. */
        LOST_ANSWER,
        CONFLICT,
        THROTTLED,
        SERVER_ERROR,
        /** The process dies before the call. */
        CRASH,
        /** The process dies after the call. */
        CRASH_AFTER,
        /** Another process comes in between. */
        MEANWHILE
    }

    /** The process is gone; nothing catches this but the test. */
    public static final class Crash extends Error {
        Crash() {
            super("crashed", null, false, false);
        }
    }

    private final DynamoDbClient real;
    private final Deque<Fault> script;
    private final Runnable meanwhile;
    private final Runnable afterTransaction;

    public FaultyDynamo(DynamoDbClient real, List<Fault> script, Runnable meanwhile, Runnable afterTransaction) {
        this.real = real;
        this.script = new ArrayDeque<>(script);
        this.meanwhile = meanwhile;
        this.afterTransaction = afterTransaction;
    }

    public FaultyDynamo(DynamoDbClient real, Fault... script) {
        this(real, List.of(script), () -> {}, () -> {});
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return call(() -> real.batchGetItem(request), FaultyDynamo::throttled);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return call(() -> real.putItem(request), FaultyDynamo::conflict);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return call(() -> real.updateItem(request), FaultyDynamo::conflict);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse answer = call(
                () -> {
                    TransactWriteItemsResponse done = real.transactWriteItems(request);
                    afterTransaction.run();
                    return done;
                },
                () -> cancelled(request));
        return answer;
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {
        // The real client is the test's.
    }

    private <T> T call(Supplier<T> call, Supplier<RuntimeException> conflict) {
        Fault fault = script.isEmpty() ? Fault.NONE : script.poll();
        return switch (fault) {
            case NONE -> call.get();
            case LOST_REQUEST -> throw SdkClientException.create("connection reset");
            case LOST_ANSWER -> {
                try {
                    var _ = call.get();
                } catch (DynamoDbException e) {
                    // Nobody hears a refusal either.
                }
                throw ApiCallTimeoutException.create(1_000);
            }
            case CONFLICT -> throw conflict.get();
            case THROTTLED -> throw throttled();
            case SERVER_ERROR -> throw error(DynamoDbException.builder(), 500, "InternalServerError");
            case CRASH -> throw new Crash();
            case CRASH_AFTER -> {
                var _ = call.get();
                throw new Crash();
            }
            case MEANWHILE -> {
                meanwhile.run();
                yield call.get();
            }
        };
    }

    private static RuntimeException conflict() {
        return error(TransactionConflictException.builder(), 400, "TransactionConflictException");
    }

    private static RuntimeException throttled() {
        return error(ProvisionedThroughputExceededException.builder(), 400, "ProvisionedThroughputExceededException");
    }

    private static RuntimeException cancelled(TransactWriteItemsRequest request) {
        List<CancellationReason> reasons = new java.util.ArrayList<>(Collections.nCopies(
                request.transactItems().size(),
                CancellationReason.builder().code("None").build()));
        reasons.set(
                reasons.size() - 1,
                CancellationReason.builder().code("TransactionConflict").build());
        return error(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                400,
                "TransactionCanceledException");
    }

    public static RuntimeException error(DynamoDbException.Builder exception, int status, String code) {
        exception.statusCode(status);
        exception.awsErrorDetails(AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("injected")
                .serviceName("DynamoDb")
                .build());
        return exception.build();
    }
}
