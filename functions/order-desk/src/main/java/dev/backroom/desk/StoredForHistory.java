package dev.backroom.desk;

import dev.backroom.model.order.Catalogue;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.CommitOutcome;
import dev.backroom.store.OrderChange;
import dev.backroom.store.OrderCommit;
import dev.backroom.store.OrderTable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The tables, as far as history needs them. */
record StoredForHistory(OrderTable orders, ItemCache items, OrderCommit commit) implements ReadHistory.Stored {
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
