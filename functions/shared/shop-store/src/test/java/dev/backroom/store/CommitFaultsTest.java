package dev.backroom.store;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.FaultyDynamo.Fault;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.CommitOutcome.Committed;
import dev.backroom.store.commit.CommitOutcome.Failed;
import dev.backroom.store.commit.CommitOutcome.Parked;
import dev.backroom.store.commit.CommitOutcome.Unchanged;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.stock.StockItems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One misfortune at a time, and what becomes of the orders. */
@Tag("engine")
class CommitFaultsTest {
    private static final OrderKey ONE = OrderKey.of(SHOP, "1");
    private static final OrderChange TAKES_TWO =
            seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first();
    private static final OrderChange TAKES_NOTHING =
            seen("1", OrderStatus.UNPAID, 0, line(new Sku("UNKNOWN"), 1)).first();

    private StoreTables tables;

    @BeforeEach
    void createTables() {
        tables = StoreTables.create(EmbeddedDynamo.client());
        tables.stockTable().count(OWNER, slot(LIPSTICK), 10, "test", "opening");
    }

    @AfterEach
    void dropTables() {
        tables.drop();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "LOST_ANSWER", "CONFLICT", "THROTTLED", "SERVER_ERROR"})
    void commitsOnce_whenACallFailsAndIsMadeAgain(Fault fault) {
        assertThat(commit(TAKES_TWO, fault, fault)).isInstanceOf(Committed.class);
        assertThat(reserved()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "LOST_ANSWER", "CONFLICT", "THROTTLED", "SERVER_ERROR"})
    void storesOnce_whenASingleWriteFailsAndIsMadeAgain(Fault fault) {
        CommitOutcome outcome = commit(TAKES_NOTHING, fault);

        assertThat(outcome).isInstanceOfAny(Committed.class, Unchanged.class);
        assertThat(tables.orderTable().load(List.of(ONE), true)).containsKey(ONE);
    }

    @Test
    void failsTheOrder_whenConflictsDoNotEnd_andLeavesNothingBehind() {
        CommitOutcome outcome = commit(TAKES_TWO, Collections.nCopies(50, Fault.CONFLICT));

        assertThat(outcome).isEqualTo(new Failed("TransactionCanceledException"));
        assertThat(reserved()).isZero();
        assertThat(tables.orderTable().load(List.of(ONE), true)).isEmpty();
    }

    @Test
    void isSafeToRepeat_whenNoAnswerEverArrived() {
        assertThat(commit(TAKES_TWO, Collections.nCopies(6, Fault.LOST_ANSWER))).isInstanceOf(Failed.class);
        OrderChange later = seen("1", OrderStatus.ON_HOLD, 5, line(LIPSTICK, 2)).first();

        assertThat(commit(later)).isInstanceOf(Committed.class);
        assertThat(reserved()).isEqualTo(2);
    }

    @Test
    void storesNoOrder_whenItsRecipientCannotBeStored() {
        OrderChange change = seen("1", OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 2))
                .to(SOMEBODY)
                .first();

        CommitOutcome outcome = commit(change, Collections.nCopies(6, Fault.THROTTLED));

        assertThat(outcome).isEqualTo(new Failed("recipient: ProvisionedThroughputExceededException"));
        assertThat(tables.orderTable().load(List.of(ONE), true)).isEmpty();
    }

    @Test
    void failsAtOnce_whenTheRoleMayNotWrite() {
        AtomicInteger calls = new AtomicInteger();
        CommitOutcome outcome = answering(request -> {
                    calls.incrementAndGet();
                    throw FaultyDynamo.error(DynamoDbException.builder(), 400, "AccessDeniedException");
                })
                .commit(List.of(TAKES_NOTHING))
                .get(ONE);

        assertThat(outcome).isEqualTo(new Failed("AccessDeniedException"));
        assertThat(calls).hasValue(1);
    }

    @Test
    void parks_whenTheTableCannotHoldTheOrder() {
        CommitOutcome outcome = answering(request -> {
                    throw FaultyDynamo.error(DynamoDbException.builder(), 400, "ValidationException");
                })
                .commit(List.of(TAKES_NOTHING))
                .get(ONE);

        assertThat(outcome).isEqualTo(new Parked("ValidationException"));
    }

    @Test
    void failsTheRest_whenTheThreadIsToldToStop() {
        Backoff stopped = new Backoff(3, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0.5, time -> {
            throw new InterruptedException();
        });
        DynamoDbClient busy = new FaultyDynamo(tables.dynamo(), Fault.CONFLICT);

        Map<OrderKey, CommitOutcome> outcomes = new OrderCommit(
                        busy, tables.orders(), tables.recipients(), tables.stock(), stopped, 1)
                .commit(List.of(TAKES_TWO));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.get(ONE)).isInstanceOf(Failed.class);
    }

    @Test
    void waitsLongerEachTime_upToALimit_withChance() {
        List<Duration> waits = new ArrayList<>();
        Backoff backoff = new Backoff(9, Duration.ofMillis(40), Duration.ofMillis(200), () -> 0.5, waits::add);
        for (int failed = 1; failed < 6; failed++) {
            backoff.beforeNext(failed);
        }

        assertThat(waits).extracting(Duration::toMillis).containsExactly(20L, 40L, 80L, 100L, 100L);
    }

    @Test
    void asksAgainForWhatWasLeftOut_untilEnough() {
        tables.commit(1).commit(List.of(TAKES_TWO));
        AtomicInteger leftOut = new AtomicInteger(2);
        DynamoDbClient halfHearted = new FaultyDynamo(tables.dynamo()) {
            @Override
            public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
                if (leftOut.getAndDecrement() <= 0) {
                    return super.batchGetItem(request);
                }
                Map<String, KeysAndAttributes> all = request.requestItems();
                return BatchGetItemResponse.builder().unprocessedKeys(all).build();
            }
        };
        StoreTables through = tables.through(halfHearted);

        assertThat(through.orderTable().load(List.of(ONE), true)).containsKey(ONE);
        leftOut.set(100);
        assertThatThrownBy(() -> through.orderTable().load(List.of(ONE), true))
                .isInstanceOf(StoreBusy.class)
                .hasMessage("1 of 1 keys stayed unanswered");
    }

    @Test
    void parksTheOrder_whenItTouchesMoreLevelsThanOneTransactionWrites() {
        Map<Sku, Item> items = IntStream.range(0, 100)
                .mapToObj(i -> new Sku("S-" + i))
                .collect(Collectors.toMap(sku -> sku, sku -> new Item(sku, "", Map.of(), 0)));
        OrderLine[] lines = items.keySet().stream().map(sku -> line(sku, 1)).toArray(OrderLine[]::new);
        Catalogue catalogue = new Catalogue(items);
        OrderChange huge = new OrderChange(OWNER, catalogue, TERMS, (Changed) OrderTransition.apply(
                Optional.empty(), seen("1", OrderStatus.UNPAID, 0, lines).snapshot(), catalogue, TERMS));

        assertThat(commit(huge)).isEqualTo(new Parked("needs 101 writes in one transaction, of at most 100"));
    }

    @Test
    void readsAgain_whenTheRefusalDoesNotSayWhoWrote() {
        tables.commit(1).commit(List.of(TAKES_TWO));
        DynamoDbClient terse = new FaultyDynamo(tables.dynamo()) {
            @Override
            public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
                try {
                    return super.transactWriteItems(request);
                } catch (TransactionCanceledException e) {
                    throw e.toBuilder()
                            .cancellationReasons(e.cancellationReasons().stream()
                                    .map(reason -> CancellationReason.builder()
                                            .code(reason.code())
                                            .build())
                                    .toList())
                            .build();
                }
            }
        };
        OrderChange later =
                seen("1", OrderStatus.CANCELLED, 60, line(LIPSTICK, 2)).first();
        OrderChange fresh = seen("1", OrderStatus.ON_HOLD, 5, line(LIPSTICK, 3)).first();

        Map<OrderKey, CommitOutcome> outcomes = tables.through(terse).commit(1).commit(List.of(fresh));

        assertThat(outcomes.get(ONE)).isInstanceOf(Committed.class);
        assertThat(reserved()).isEqualTo(3);
        assertThat(commit(later)).isInstanceOf(Committed.class);
        assertThat(reserved()).isZero();
    }

    @Test
    void countsAgain_whenAnOrderChangesTheLevelMeanwhile() {
        DynamoDbClient busy = new FaultyDynamo(
                tables.dynamo(),
                List.of(Fault.NONE, Fault.MEANWHILE),
                () -> tables.commit(1).commit(List.of(TAKES_TWO)),
                () -> {});

        StockLevel counted = tables.through(busy).stockTable().count(OWNER, slot(LIPSTICK), 7, "test", "count");

        assertThat(counted).isEqualTo(new StockLevel(slot(LIPSTICK), 7, 2, 3));
    }

    @Test
    void givesUpACount_whenTheLevelNeverRests() {
        DynamoDbClient busy = new FaultyDynamo(tables.dynamo()) {
            @Override
            public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
                throw TransactionCanceledException.builder().build();
            }
        };

        assertThatThrownBy(() -> tables.through(busy).stockTable().count(OWNER, slot(LIPSTICK), 7, "test", "count"))
                .isInstanceOf(StoreBusy.class);
    }

    @Test
    void leavesOutOnlyTheItem_whenItCannotBeRead() {
        tables.stockTable().putItem(OWNER, new Item(MUG, "Mug", Map.of(), 0));
        tables.dynamo().putItem(p -> p.tableName(tables.stock()).item(StockItems.itemKey(OWNER, CARD)));

        assertThat(tables.stockTable().items(OWNER, List.of(MUG, CARD))).containsOnlyKeys(MUG);
    }

    private OrderCommit answering(Function<PutItemRequest, PutItemResponse> put) {
        DynamoDbClient client = new FaultyDynamo(tables.dynamo()) {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                return put.apply(request);
            }
        };
        return tables.through(client).commit(1);
    }

    private CommitOutcome commit(OrderChange change, Fault... faults) {
        return commit(change, List.of(faults));
    }

    private CommitOutcome commit(OrderChange change, List<Fault> faults) {
        DynamoDbClient faulty = new FaultyDynamo(tables.dynamo(), faults, () -> {}, () -> {});
        return tables.through(faulty)
                .commit(1)
                .commit(List.of(change))
                .getOrDefault(change.key(), new Failed("no outcome"));
    }

    private int reserved() {
        return tables.stockTable().levels(OWNER, List.of(slot(LIPSTICK))).values().stream()
                .mapToInt(level -> level.reserved())
                .sum();
    }
}
