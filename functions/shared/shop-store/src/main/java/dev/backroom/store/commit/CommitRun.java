package dev.backroom.store.commit;

import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.commit.CommitOutcome.Committed;
import dev.backroom.store.commit.CommitOutcome.Failed;
import dev.backroom.store.commit.CommitOutcome.Parked;
import dev.backroom.store.commit.CommitOutcome.Unchanged;
import dev.backroom.store.commit.WriteAnswer.Busy;
import dev.backroom.store.commit.WriteAnswer.Invalid;
import dev.backroom.store.commit.WriteAnswer.Refused;
import dev.backroom.store.commit.WriteAnswer.Written;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import dev.backroom.store.stock.StockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One commit, in rounds: what a round leaves unsettled (overtaken by another writer, refused by a level) is computed anew
 * and goes into the next.
 */
final class CommitRun {
    private static final int ROUNDS = 8;
    /** Orders of one owner that are worth a turn at its stock; fewer hardly meet others and would pay what it saves. */
    private static final int CROWD = 8;

    private final CommitWrites writes;
    private final OrderTable orders;
    private final LowStockCache scarce;
    private final StockTurns turns;
    private final Instant patience;
    private final Recipients recipients;
    private final Backoff backoff;
    private final Parallel parallel;

    private final Map<OrderKey, CommitOutcome> outcomes = new HashMap<>();
    private final Map<OrderKey, OrderChange> pending = new LinkedHashMap<>();
    private final Map<OrderKey, OrderChange> unclear = new LinkedHashMap<>();
    private final Set<OrderKey> contradicting = new HashSet<>();

    CommitRun(
            CommitWrites writes,
            OrderTable orders,
            LowStockCache scarce,
            StockTurns turns,
            Recipients recipients,
            Backoff backoff,
            Parallel parallel) {
        this.writes = writes;
        this.orders = orders;
        this.scarce = scarce;
        this.turns = turns;
        this.patience = turns.patience();
        this.recipients = recipients;
        this.backoff = backoff;
        this.parallel = parallel;
    }

    Map<OrderKey, CommitOutcome> run(Collection<OrderChange> changes) {
        changes.forEach(this::next);
        try {
            for (int round = 1; round <= ROUNDS && !pending.isEmpty(); round++) {
                round();
                if (!unclear.isEmpty()) {
                    backoff.beforeNext(round);
                    reread();
                }
            }
            pending.keySet().forEach(key -> outcomes.put(key, unsettled(key)));
        } catch (StoreBusy e) {
            changes.forEach(change -> outcomes.putIfAbsent(change.key(), new Failed(String.valueOf(e.getMessage()))));
        }
        return Map.copyOf(outcomes);
    }

    private void round() {
        Map<String, List<OrderChange>> byOwner = new TreeMap<>();
        pending.values()
                .forEach(change -> byOwner.computeIfAbsent(change.owner(), owner -> new ArrayList<>())
                        .add(change));
        pending.clear();
        List<OrderChange> few = new ArrayList<>();
        byOwner.forEach((owner, changes) -> {
            if (changes.stream().filter(OrderChange::touchesStock).count() < CROWD) {
                few.addAll(changes);
            } else {
                try (StockTurns.Turn turn = turns.take(owner, patience)) {
                    write(refreshed(changes));
                }
            }
        });
        write(few);
    }

    private void write(List<OrderChange> changes) {
        outcomes.putAll(recipients.prepare(changes));
        List<OrderChange> ready = withinReach(changes.stream()
                .filter(change -> !outcomes.containsKey(change.key()))
                .toList());
        // First, while what was read is fresh: a transaction that was overtaken is billed for all of its orders.
        TransactionPlan.of(ready.stream().filter(OrderChange::touchesStock).toList())
                .forEach(this::transact);
        List<OrderChange> alone =
                ready.stream().filter(change -> !change.touchesStock()).toList();
        List<WriteAnswer> answers = parallel.map(alone, writes::put);
        for (int i = 0; i < alone.size(); i++) {
            settle(List.of(alone.get(i)), answers.get(i));
        }
    }

    /**
     * The changes as of now: other batches wrote since the orders were read, and one order that was overtaken has its whole
     * transaction refused, and billed.
     */
    private List<OrderChange> refreshed(List<OrderChange> changes) {
        StoredOrders now;
        try {
            now = orders.read(changes.stream().map(OrderChange::key).toList(), true);
        } catch (SdkException e) {
            return changes;
        }
        List<OrderChange> fresh = new ArrayList<>();
        for (OrderChange change : changes) {
            Optional<Order> stored = Optional.ofNullable(now.orders().get(change.key()));
            if (now.unreadable().containsKey(change.key())
                    || stored.map(Order::version)
                            .equals(change.change().before().map(Order::version))) {
                fresh.add(change);
                continue;
            }
            switch (change.again(stored)) {
                case OrderTransition.Unchanged same -> outcomes.put(change.key(), new Unchanged(same.stored()));
                case OrderTransition.Changed changed -> fresh.add(change.with(changed));
            }
        }
        return fresh;
    }

    /** The same changes, but those that a level known to be scarce cannot serve now ask for nothing more. */
    private List<OrderChange> withinReach(List<OrderChange> changes) {
        Map<StockKey, AvailableStock> rooms = scarce.look(changes);
        if (rooms.isEmpty()) {
            return changes;
        }
        StockAllocation settlement = StockAllocation.of(changes, rooms);
        List<OrderChange> reachable = new ArrayList<>(settlement.fitting());
        reachable.addAll(settlement.contradicting());
        settlement.refused().stream().filter(this::changesSomething).forEach(reachable::add);
        if (settlement.refused().isEmpty() && settlement.contradicting().isEmpty()) {
            scarce.sufficed(rooms.keySet());
        }
        return reachable;
    }

    private boolean changesSomething(OrderChange refused) {
        Optional<Order> before = refused.change().before();
        if (before.isPresent() && refused.change().changesNothing()) {
            outcomes.put(refused.key(), new Unchanged(before.get()));
            return false;
        }
        return true;
    }

    private void transact(TransactionPlan plan) {
        if (!plan.fits()) {
            String reason =
                    "needs " + plan.writes() + " writes in one transaction, of at most " + TransactionPlan.MOST_WRITES;
            plan.orders().forEach(change -> outcomes.put(change.key(), new Parked(reason)));
            return;
        }
        WriteAnswer answer = writes.transact(plan);
        if (answer instanceof Invalid && plan.orders().size() > 1) {
            plan.orders().forEach(change -> TransactionPlan.of(List.of(change)).forEach(this::transact));
        } else {
            settle(plan.orders(), answer);
        }
    }

    private void settle(List<OrderChange> written, WriteAnswer answer) {
        switch (answer) {
            case Written() ->
                written.forEach(change ->
                        outcomes.put(change.key(), new Committed(change.change().after())));
            case Busy(String reason) -> written.forEach(change -> outcomes.put(change.key(), new Failed(reason)));
            case Invalid(String reason) -> written.forEach(change -> outcomes.put(change.key(), new Parked(reason)));
            case Refused refused -> settle(written, refused);
        }
    }

    private void settle(List<OrderChange> changes, Refused refused) {
        List<OrderChange> others = new ArrayList<>();
        for (OrderChange change : changes) {
            OrderKey key = change.key();
            Map<String, AttributeValue> now = refused.overtaken().get(key);
            if (refused.invalid().containsKey(key)) {
                outcomes.put(key, new Parked(refused.invalid().getOrDefault(key, "")));
            } else if (now == null) {
                others.add(change);
            } else if (now.isEmpty()) {
                unclear.put(key, change);
            } else {
                again(change, now);
            }
        }
        scarce.refused(refused.full().keySet());
        StockAllocation settlement = StockAllocation.of(others, refused.full());
        settlement.fitting().forEach(this::next);
        settlement.refused().stream().filter(this::changesSomething).forEach(this::next);
        settlement.contradicting().forEach(change -> {
            contradicting.add(change.key());
            unclear.put(change.key(), change);
        });
    }

    private void reread() {
        List<OrderChange> changes = List.copyOf(unclear.values());
        unclear.clear();
        try {
            StoredOrders now =
                    orders.read(changes.stream().map(OrderChange::key).toList(), true);
            for (OrderChange change : changes) {
                String fault = now.unreadable().get(change.key());
                if (fault == null) {
                    again(change, Optional.ofNullable(now.orders().get(change.key())));
                } else {
                    outcomes.put(change.key(), new Parked(fault));
                }
            }
        } catch (SdkException e) {
            changes.forEach(change -> outcomes.put(change.key(), new Failed(Attempts.reason(e))));
        }
    }

    private void again(OrderChange change, Map<String, AttributeValue> now) {
        try {
            again(change, Optional.of(OrderItem.decode(now)));
        } catch (UnreadableItem e) {
            outcomes.put(change.key(), new Parked(String.valueOf(e.getMessage())));
        }
    }

    private void again(OrderChange change, Optional<Order> stored) {
        switch (change.again(stored)) {
            case OrderTransition.Unchanged same -> outcomes.put(change.key(), new Unchanged(same.stored()));
            case OrderTransition.Changed changed -> next(change.with(changed));
        }
    }

    private void next(OrderChange change) {
        if (pending.putIfAbsent(change.key(), change) != null) {
            throw new IllegalArgumentException("order " + change.key() + " stands twice in one commit");
        }
    }

    private CommitOutcome unsettled(OrderKey key) {
        return contradicting.contains(key)
                ? new Parked("a stock level says that fewer units are reserved than the order holds")
                : new Failed("others kept writing the same order or level");
    }
}
