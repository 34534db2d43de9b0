package dev.backroom.desk.poll;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockTable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a poll compares with, from the tables. A read that lags behind costs one needless message, never an order. */
public record StoredForPoll(OrderTable orders, StockTable stock) implements PollOrders.Stored {
    @Override
    public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
        return orders.read(keys, false).orders();
    }

    @Override
    public OrderTable.OpenPage held(ShopId shop, String after, int limit) {
        return orders.openAfter(shop, Lane.HELD, after, limit);
    }

    @Override
    public Map<Slot, Integer> available(String owner, Collection<Slot> slots) {
        return stock.levels(owner, slots).values().stream()
                .collect(Collectors.toMap(StockLevel::slot, StockLevel::available));
    }

    @Override
    public Set<Sku> listed(String owner, Collection<Sku> skus) {
        return Set.copyOf(stock.items(owner, skus).keySet());
    }
}
