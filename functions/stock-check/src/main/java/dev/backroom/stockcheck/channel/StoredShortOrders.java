package dev.backroom.stockcheck.channel;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Short orders as the orders table has them. Asked only where few units are left or a channel shows too few, and what was
 * read serves for a moment, so that a busy evening does not read them with every publication.
 */
public final class StoredShortOrders implements ShortOrders {
    /** Real time. */
    static final Duration FRESH = Duration.ofSeconds(5);

    /** Of a shop in which more orders are held, the most urgent are counted, and the rest counts as not read yet. */
    static final int MOST = 500;

    private record Read(Instant at, Map<Sku, Long> units) {}

    private final OrderTable orders;
    private final InstantSource realTime;
    private final Map<ShopId, Read> last = new ConcurrentHashMap<>();

    public StoredShortOrders(OrderTable orders, InstantSource realTime) {
        this.orders = orders;
        this.realTime = realTime;
    }

    @Override
    public Map<Sku, Long> of(ShopId shop) {
        Instant now = realTime.instant();
        Read read = last.get(shop);
        if (read == null || !now.isBefore(read.at().plus(FRESH))) {
            read = new Read(now, read(shop));
            last.put(shop, read);
        }
        return read.units();
    }

    private Map<Sku, Long> read(ShopId shop) {
        Map<Sku, Long> units = new HashMap<>();
        StoredOrders held = orders.read(orders.open(shop, Lane.HELD, MOST), false);
        for (Order order : held.orders().values()) {
            order.reservation().missing().forEach((slot, wanted) -> units.merge(slot.sku(), (long) wanted, Long::sum));
        }
        return units;
    }
}
