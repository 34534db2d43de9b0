package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

@Tag("engine")
class TransactionsTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private String table = "";

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    @BeforeEach
    void create() {
        table = Tables.createSimple(CLIENT, "transactions");
    }

    private TransactWriteItem put(Object... namesAndValues) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item(namesAndValues)))
                .build();
    }

    private TransactWriteItem putNew(Object... namesAndValues) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item(namesAndValues))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private TransactWriteItem add(String pk, long amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(item("pk", pk))
                        .updateExpression("ADD amount :a")
                        .expressionAttributeValues(Map.of(":a", n(amount))))
                .build();
    }

    private TransactWriteItem check(String pk, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check -> check.tableName(table).key(item("pk", pk)).conditionExpression(condition))
                .build();
    }

    private void transact(TransactWriteItem... items) {
        CLIENT.transactWriteItems(transact -> transact.transactItems(items));
    }

    private Map<String, AttributeValue> get(String pk) {
        return CLIENT.getItem(get -> get.tableName(table).key(item("pk", pk)).consistentRead(true))
                .item();
    }

    @Test
    void doesAllOfIt_whenEachConditionHolds() {
        transact(put("pk", "gone"));
        transact(
                put("pk", "a", "v", 1),
                add("b", 5),
                check("c", "attribute_not_exists(pk)"),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(item("pk", "gone")))
                        .build());

        assertThat(get("a")).isEqualTo(item("pk", "a", "v", 1));
        assertThat(get("b")).isEqualTo(item("pk", "b", "amount", 5));
        assertThat(get("c")).isEmpty();
        assertThat(get("gone")).isEmpty();
    }

    @Test
    void doesNothingAndSaysWhy_whenOneConditionFails() {
        transact(put("pk", "a", "v", 1));

        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class, () -> transact(add("b", 5), putNew("pk", "a", "v", 2)));

        assertThat(cancelled.awsErrorDetails().errorMessage())
                .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                        + " ConditionalCheckFailed]");
        assertThat(cancelled.cancellationReasons())
                .containsExactly(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder()
                                .code("ConditionalCheckFailed")
                                .message("The conditional request failed")
                                .item(item("pk", "a", "v", 1))
                                .build());
        assertThat(get("b")).isEmpty();
    }

    @Test
    void namesTheFirstMalformedAction_andLooksAtNoOther() {
        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> transact(
                        check("a", "attribute_exists(pk)"), put("pk", 7), put("pk", 8), putNew("pk", "b", "v", 2)));

        assertThat(cancelled.cancellationReasons())
                .containsExactly(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder()
                                .code("ValidationError")
                                .message("One or more parameter values were invalid: Type mismatch for key pk"
                                        + " expected: S actual: N")
                                .build(),
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code("None").build());
        assertThat(get("b")).isEmpty();
    }

    @Test
    void namesAKeyThatDoesNotFit_asAReason() {
        TransactWriteItem foreign = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(item("pk", 7)))
                .build();

        TransactionCanceledException cancelled =
                catchThrowableOfType(TransactionCanceledException.class, () -> transact(put("pk", "a"), foreign));

        assertThat(cancelled.cancellationReasons().get(1).message())
                .isEqualTo("The provided key element does not match the schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "add", "check"})
    void refusesTheWholeRequest_whenAKeyIsEmpty(String action) {
        TransactWriteItem empty = switch (action) {
            case "put" -> put("pk", "");
            case "add" -> add("", 1);
            default -> check("", "attribute_exists(pk)");
        };

        assertThatThrownBy(() -> transact(put("pk", 7), empty))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"))
                .hasMessageContaining("One or more parameter values are not valid. The AttributeValue for a key"
                        + " attribute cannot contain an empty string value. Key: pk");
    }

    @Test
    void refusesAnItemThatIsTooLarge_beforeItsTableIsLookedUp() {
        assertThatThrownBy(() -> CLIENT.transactWriteItems(transact -> transact.transactItems(item ->
                        item.put(put -> put.tableName("nosuchtable").item(item("pk", "a", "b", "b".repeat(409_600)))))))
                .hasMessageContaining("Item size has exceeded the maximum allowed size");
    }

    @Test
    void saysWhatIsWrong_whetherTheTokenWasUsedOrNot() {
        String token = "wrong-" + table;
        CLIENT.transactWriteItems(
                transact -> transact.transactItems(put("pk", "a")).clientRequestToken(token));

        assertThatThrownBy(() -> CLIENT.transactWriteItems(
                        transact -> transact.transactItems(put("pk", 7)).clientRequestToken(token)))
                .isInstanceOf(TransactionCanceledException.class);
        assertThatThrownBy(() -> CLIENT.transactWriteItems(
                        transact -> transact.transactItems(put("pk", "")).clientRequestToken(token)))
                .hasMessageContaining("cannot contain an empty string value");
    }

    @Test
    void billsTheReadingOfItsItems_whenAskedAgainWithTheSameToken() {
        TransactWriteItem large = put("pk", "a", "body", "b".repeat(5000));
        List<Double> reads = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            var capacity = CLIENT.transactWriteItems(transact -> transact.transactItems(large)
                            .clientRequestToken("bill-" + table)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity()
                    .getFirst();
            reads.add(capacity.readCapacityUnits());
        }

        assertThat(reads).containsExactly(null, 4.0);
    }

    @Test
    void refusesTwoOperationsOnOneItem() {
        assertThatThrownBy(() -> transact(put("pk", "a"), add("a", 1)))
                .hasMessageContaining("Transaction request cannot include multiple operations on one item");
    }

    @Test
    void doesItOnce_whenAskedAgainWithTheSameToken() {
        for (int time = 0; time < 3; time++) {
            CLIENT.transactWriteItems(
                    transact -> transact.transactItems(add("a", 5)).clientRequestToken("token-1-" + table));
        }

        assertThat(get("a")).isEqualTo(item("pk", "a", "amount", 5));
        assertThatThrownBy(() -> CLIENT.transactWriteItems(
                        transact -> transact.transactItems(add("a", 6)).clientRequestToken("token-1-" + table)))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void mayBeTriedAgainWithItsToken_whenItWasCancelled() {
        transact(put("pk", "a"));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> CLIENT.transactWriteItems(transact ->
                            transact.transactItems(putNew("pk", "a")).clientRequestToken("again-" + table)))
                    .isInstanceOf(TransactionCanceledException.class);
        }
    }

    @Test
    void readsSeveralItems_asTheyAreTogether() {
        transact(put("pk", "a", "v", 1, "w", 2), put("pk", "b"));

        var answer = CLIENT.transactGetItems(get -> get.transactItems(
                item -> item.get(
                        one -> one.tableName(table).key(item("pk", "a")).projectionExpression("w")),
                item -> item.get(one -> one.tableName(table).key(item("pk", "nobody")))));

        assertThat(answer.responses().get(0).item()).isEqualTo(item("w", 2));
        assertThat(answer.responses().get(1).hasItem()).isFalse();
    }

    @Test
    void refusesOthers_whileATransactionHoldsAnItem() {
        TableEngine engine = TableEngine.open(EngineOptions.inMemory());
        try (Endpoint own = Endpoint.inProcess(engine)) {
            table = Tables.createSimple(own.client(), "held");
            engine.become(engine.faults().withTransactionHold(Duration.ofSeconds(20)));
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> own.client()
                    .transactWriteItems(transact -> transact.transactItems(put("pk", "a"), put("pk", "b"))));
            engine.become(engine.faults());

            Awaitility.await()
                    .untilAsserted(() -> assertThatThrownBy(() -> own.client()
                                    .putItem(put -> put.tableName(table).item(item("pk", "a"))))
                            .isInstanceOf(TransactionConflictException.class)
                            .hasMessageContaining("Transaction is ongoing for the item"));
            engine.become(engine.faults().withTransactionHold(Duration.ZERO));
            TransactionCanceledException write = catchThrowableOfType(
                    TransactionCanceledException.class,
                    () -> own.client()
                            .transactWriteItems(transact -> transact.transactItems(put("pk", "c"), put("pk", "b"))));
            assertThat(codes(write)).containsExactly("None", "TransactionConflict");
            TransactionCanceledException read = catchThrowableOfType(
                    TransactionCanceledException.class,
                    () -> own.client()
                            .transactGetItems(get -> get.transactItems(
                                    item -> item.get(one -> one.tableName(table).key(item("pk", "a"))))));
            assertThat(codes(read)).containsExactly("TransactionConflict");
            assertThat(own.client()
                            .getItem(get -> get.tableName(table).key(item("pk", "a")))
                            .hasItem())
                    .isFalse();
            assertThat(own.client()
                            .batchWriteItem(batch -> batch.requestItems(
                                    Map.of(table, List.of(Batches.put(item("pk", "a")), Batches.put(item("pk", "z"))))))
                            .unprocessedItems())
                    .containsOnlyKeys(table);
            assertThat(running).isNotDone();
        }
    }

    private static List<String> codes(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
    }
}
