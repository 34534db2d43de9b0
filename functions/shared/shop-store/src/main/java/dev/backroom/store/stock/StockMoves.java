package dev.backroom.store.stock;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.StoreBusy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Movements: each changes its level and is written down in one transaction. So, at any time, the units on hand of a slot
 * are the sum of its movements' changes, less the units that left with orders; where they would fall below what orders were
 * promised, the level says by how many it is overdrawn. The units reserved are the sum of the orders' reserved units.
 */
public final class StockMoves {
    /** So many orders give back in one transaction, beside the level, the record and the guard. */
    static final int MOST_ORDERS = 90;

    private final DynamoDbClient dynamo;
    private final MovementWrites writes;
    private final Backoff backoff;
    private final BatchReads reads;

    /** Who holds units, as far as a movement has to know. */
    public interface Holders {
        Holders NOBODY = new Holders() {
            @Override
            public Collection<Order> of(String owner, Slot slot, int units) {
                return List.of();
            }

            @Override
            public String table() {
                throw new IllegalStateException("nobody gives back");
            }
        };

        /**
         * The orders that hold units of a slot, as they are stored now.
         *
         * @param units as many as they should hold between them
         */
        Collection<Order> of(String owner, Slot slot, int units);

        /** Where the orders are stored. */
        String table();
    }

    /** @param clock says when a movement was booked */
    public StockMoves(DynamoDbClient dynamo, String stockTable, Clock clock) {
        this(dynamo, stockTable, clock, Backoff.standard());
    }

    public StockMoves(DynamoDbClient dynamo, String stockTable, Clock clock, Backoff backoff) {
        this.dynamo = dynamo;
        this.writes = new MovementWrites(stockTable, clock);
        this.backoff = backoff;
        this.reads = new BatchReads(dynamo, stockTable, backoff);
    }

    /**
     * Books a movement, once per reference, if it leaves what orders were promised.
     *
     * @throws StoreBusy if orders kept changing the level meanwhile
     */
    public Booked book(String owner, Movement movement) {
        return book(owner, movement, Holders.NOBODY);
    }

    /**
     * Books a movement, once per reference. Where it leaves less than orders were promised, the newest of them give back
     * what is not there, in the same transaction. A count that takes from more orders than fit into one is booked in
     * steps, each true for itself; one that broke off is finished by booking it again.
     *
     * @throws StoreBusy if orders kept changing the level meanwhile
     */
    public Booked book(String owner, Movement movement, Holders holders) {
        int moved = 0;
        List<Promises.Cut> cuts = new ArrayList<>();
        for (int call = 1; ; call++) {
            Attempt attempt = attempt(owner, movement, holders);
            switch (attempt) {
                case Attempt.Over(Booked outcome) -> {
                    return outcome;
                }
                case Attempt.Written(MovementStep step, boolean last) -> {
                    moved += step.change();
                    cuts.addAll(step.cuts());
                    if (last) {
                        return new Booked.Done(moved, cuts);
                    }
                    call = 0;
                }
                case Attempt.Overtaken() -> {
                    if (call == backoff.attempts()) {
                        throw new StoreBusy("the level of " + movement.slot() + " kept changing");
                    }
                    backoff.beforeNext(call);
                }
            }
        }
    }

    private sealed interface Attempt {
        record Over(Booked outcome) implements Attempt {}

        record Written(MovementStep step, boolean last) implements Attempt {}

        record Overtaken() implements Attempt {}
    }

    private Attempt attempt(String owner, Movement movement, Holders holders) {
        MovementStep step = MovementStep.of(level(owner, movement.slot()), movement);
        if (step.uncovered() > 0) {
            if (isBooked(owner, movement)) {
                return new Attempt.Over(new Booked.Repeated());
            }
            step = step.onHand() < 0 ? step : step.with(cuts(owner, step, holders));
            boolean inSteps = step.cuts().size() > MOST_ORDERS && movement.kind() != Movement.Kind.COUNT;
            if (step.uncovered() > 0 || inSteps) {
                return new Attempt.Over(new Booked.BelowPromised(step.before()));
            }
        }
        boolean last = step.cuts().size() <= MOST_ORDERS;
        return write(owner, movement, last ? step : step.firstOf(MOST_ORDERS), last, holders);
    }

    private static List<Promises.Cut> cuts(String owner, MovementStep step, Holders holders) {
        StockLevel before = step.before();
        return Promises.cut(before.slot(), step.uncovered(), holders.of(owner, before.slot(), before.reserved()));
    }

    private Attempt write(String owner, Movement movement, MovementStep step, boolean last, Holders holders) {
        String orders = step.cuts().isEmpty() ? "" : holders.table();
        List<TransactWriteItem> items = writes.of(owner, movement, step, last, orders);
        try {
            dynamo.transactWriteItems(t -> t.transactItems(items));
            return new Attempt.Written(step, last);
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            boolean repeated = last
                    && !movement.reference().isEmpty()
                    && reasons.size() > MovementWrites.GUARD
                    && "ConditionalCheckFailed"
                            .equals(reasons.get(MovementWrites.GUARD).code());
            return repeated ? new Attempt.Over(new Booked.Repeated()) : new Attempt.Overtaken();
        }
    }

    /** Whether a movement of its kind was booked under its reference; never where it has none. */
    public boolean isBooked(String owner, Movement movement) {
        return !movement.reference().isEmpty()
                && !reads.items(List.of(MovementWrites.guardKey(owner, movement)), true)
                        .isEmpty();
    }

    /** What lies in a slot; nothing where nobody ever booked it, but for what left it. */
    public StockLevel level(String owner, Slot slot) {
        return reads.items(List.of(StockItems.levelKey(owner, slot)), true).stream()
                .map(StockMoves::level)
                .findFirst()
                .orElseGet(() -> new StockLevel(slot, 0, 0, 0));
    }

    private static StockLevel level(Map<String, AttributeValue> stored) {
        return StockItems.isBooked(stored) ? StockItems.level(stored) : StockItems.unbooked(stored);
    }
}
