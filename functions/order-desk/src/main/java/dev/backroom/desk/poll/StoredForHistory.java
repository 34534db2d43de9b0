package dev.backroom.desk.poll;

import dev.backroom.desk.sync.ItemCache;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The tables, as far as history needs them. */
public record StoredForHistory(OrderTable orders, ItemCache items, OrderCommit commit) implements ReadHistory.Stored {
    @Override
    public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
        return orders.load(keys, false);
    }

    @Override
    public Catalogue catalogue(String owner, Set<Sku> skus) {
        return items.catalogue(owner, skus);
    }

    @Override
    public Map<OrderKey, CommitOutcome> commit(Collection<OrderChange> changes) {
        return commit.commit(changes);
    }
}
