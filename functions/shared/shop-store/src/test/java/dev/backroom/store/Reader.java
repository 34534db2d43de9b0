package dev.backroom.store;

import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.dynamo.StoreBusy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** A process that does with a batch of reads what the order sync does: load, apply, commit. */
public record Reader(StoreTables tables, String owner, int width) {

    /** Handles a batch and answers the reads that failed and come again. */
    public List<OrderSnapshot> handle(List<OrderSnapshot> batch) {
        Map<OrderKey, OrderSnapshot> distinct = new HashMap<>();
        batch.forEach(read -> distinct.merge(read.key(), read, Reader::newer));
        Map<OrderKey, Order> stored;
        try {
            stored = tables.orderTable().load(distinct.keySet(), false);
        } catch (SdkException | StoreBusy e) {
            return batch;
        }
        List<OrderChange> changes = new ArrayList<>();
        distinct.forEach((key, read) -> {
            Optional<Order> before = Optional.ofNullable(stored.get(key));
            if (OrderTransition.apply(before, read, Goods.CATALOGUE, Goods.TERMS)
                    instanceof OrderTransition.Changed changed) {
                changes.add(new OrderChange(owner, Goods.CATALOGUE, Goods.TERMS, changed));
            }
        });
        List<OrderSnapshot> failed = new ArrayList<>();
        tables.commit(width).commit(changes).forEach((key, outcome) -> {
            if (outcome instanceof CommitOutcome.Failed) {
                batch.stream().filter(read -> read.key().equals(key)).forEach(failed::add);
            }
            if (outcome instanceof CommitOutcome.Parked(String reason)) {
                throw new AssertionError("parked: " + reason);
            }
        });
        return failed;
    }

    private static OrderSnapshot newer(OrderSnapshot one, OrderSnapshot other) {
        return one.readAt().isAfter(other.readAt()) ? one : other;
    }
}
