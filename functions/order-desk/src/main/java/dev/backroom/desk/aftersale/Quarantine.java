package dev.backroom.desk.aftersale;

import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockTable;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Books what buyers sent back into quarantine, bundles as their parts, once per case. From there somebody who has seen it
 * books it on, to the shelf or away; nothing here does.
 */
public final class Quarantine {
    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    private final StockMoves moves;
    private final StockTable stock;
    private final Function<OrderKey, Optional<Order>> orders;

    /** @param orders a stored order, for the warehouse that its goods go back to */
    public Quarantine(StockMoves moves, StockTable stock, Function<OrderKey, Optional<Order>> orders) {
        this.moves = moves;
        this.stock = stock;
        this.orders = orders;
    }

    /** Books the case's unbooked units; what was booked before under the same case stays as it is. */
    void take(Shop shop, Aftersale one) {
        SortedMap<Sku, Integer> units = one.unbooked();
        if (units.isEmpty()) {
            return;
        }
        Optional<Order> sold = orders.apply(one.key().order());
        if (sold.filter(order -> order.fulfilledBy() == FulfilledBy.PLATFORM).isPresent()) {
            // The platform shipped it from its own warehouse, and takes it back there.
            return;
        }
        String warehouse = sold.map(Order::warehouse).orElse(Slot.MAIN);
        Map<Sku, Item> items = stock.items(shop.owner(), units.keySet());
        SortedMap<Sku, Integer> parts = new TreeMap<>();
        units.forEach((sku, n) -> {
            Item item = items.get(sku);
            Map<Sku, Integer> each = item != null && item.isBundle() ? item.parts() : Map.of(sku, 1);
            each.forEach((part, per) -> parts.merge(part, Math.multiplyExact(per, n), Math::addExact));
        });
        parts.forEach((sku, n) -> moves.book(
                shop.owner(),
                new Movement(
                        Movement.Kind.RETURN,
                        new Slot(sku, warehouse).quarantine(),
                        n,
                        "return " + one.key().id(),
                        "aftersales",
                        "return of order " + one.key().order().order())));
        LOG.infof("case %s: %d SKUs came back and lie in quarantine", one.key(), parts.size());
    }
}
