package dev.backroom.store.commit;

import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.stock.StockTable;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Writes the orders of a batch together with what they do to stock. An order whose stock stays as it is costs one
 * conditional put; the others go with one write per level in transactions, so that a hot SKU costs one stock write per
 * batch, and large batches write an owner's stock one after another. Safe to repeat at any point: every write is conditional on the version that it was computed from.
 */
public final class OrderCommit {
    private static final int WIDTH = 8;

    private final CommitWrites writes;
    private final OrderTable orders;
    private final LowStockCache scarce;
    private final StockTurns turns;
    private final RecipientTable recipients;
    private final Attempts attempts;
    private final Backoff backoff;
    private final Parallel parallel;

    public OrderCommit(DynamoDbClient dynamo, String ordersTable, String recipientsTable, String stockTable) {
        this(dynamo, ordersTable, recipientsTable, stockTable, Backoff.standard(), WIDTH);
    }

    /**
     * A commit with its own patience.
     *
     * @param backoff between calls, and between rounds of a contest for the same orders
     * @param width how many single writes run at a time
     */
    public OrderCommit(
            DynamoDbClient dynamo,
            String ordersTable,
            String recipientsTable,
            String stockTable,
            Backoff backoff,
            int width) {
        this.attempts = new Attempts(backoff);
        this.writes = new CommitWrites(dynamo, ordersTable, stockTable, attempts);
        this.orders = new OrderTable(dynamo, ordersTable, backoff);
        this.turns = new StockTurns(dynamo, stockTable);
        this.scarce = new LowStockCache(new StockTable(dynamo, stockTable));
        this.recipients = new RecipientTable(dynamo, recipientsTable);
        this.backoff = backoff;
        this.parallel = new Parallel(width);
    }

    /**
     * Commits each order for itself: no order's trouble becomes another's.
     *
     * @param changes of distinct orders, of any shops and owners
     * @return what became of each
     */
    public Map<OrderKey, CommitOutcome> commit(Collection<OrderChange> changes) {
        return new CommitRun(
                        writes,
                        orders,
                        scarce,
                        turns,
                        new Recipients(recipients, attempts, parallel),
                        backoff,
                        parallel)
                .run(changes);
    }
}
