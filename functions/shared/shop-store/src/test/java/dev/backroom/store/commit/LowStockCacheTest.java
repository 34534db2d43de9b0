package dev.backroom.store.commit;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.FaultyDynamo;
import dev.backroom.store.StoreTables;
import dev.backroom.store.commit.CommitOutcome.Committed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** What a sold-out SKU costs: the first refusal is paid for, the following ones are only looked at. */
@Tag("engine")
class LowStockCacheTest {
    private final AtomicInteger transactions = new AtomicInteger();
    private StoreTables tables;
    private OrderCommit commit;

    @BeforeEach
    void soldOut() {
        tables = StoreTables.create(EmbeddedDynamo.client());
        tables.stockTable().count(OWNER, slot(LIPSTICK), 1, "test", "opening");
        tables.stockTable().count(OWNER, slot(MUG), 100, "test", "opening");
        FaultyDynamo counting = new FaultyDynamo(EmbeddedDynamo.client(), List.of(), () -> {}, () -> {}) {
            @Override
            public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
                transactions.incrementAndGet();
                return super.transactWriteItems(request);
            }
        };
        commit = new OrderCommit(
                counting, tables.orders(), tables.recipients(), tables.stock(), StoreTables.Impatient.BACKOFF, 2);
        commit.commit(
                List.of(seen("1", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first()));
        transactions.set(0);
    }

    @AfterEach
    void dropTables() {
        tables.drop();
    }

    @Test
    void paysForNoRefusedTransaction_onceALevelHasRefused() {
        Map<OrderKey, CommitOutcome> outcomes = commit.commit(List.of(
                seen("2", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first(),
                seen("3", OrderStatus.UNPAID, 0, line(MUG, 1)).first()));

        assertThat(transactions).hasValue(1);
        assertThat(outcomes.values()).allMatch(Committed.class::isInstance);
        assertThat(holds("2")).containsExactly(HoldCode.SHORT_STOCK);
        assertThat(holds("3")).isEmpty();
    }

    @Test
    void servesTheNextOrder_whenUnitsCameBack() {
        tables.stockTable().count(OWNER, slot(LIPSTICK), 5, "test", "found a box");

        commit.commit(
                List.of(seen("4", OrderStatus.UNPAID, 0, line(LIPSTICK, 2)).first()));

        assertThat(transactions).hasValue(1);
        assertThat(holds("4")).isEmpty();
    }

    private List<HoldCode> holds(String id) {
        OrderKey key = OrderKey.of(SHOP, id);
        return tables.orderTable().load(List.of(key), true).values().stream()
                .flatMap(order -> order.holds().stream())
                .map(hold -> hold.code())
                .toList();
    }
}
