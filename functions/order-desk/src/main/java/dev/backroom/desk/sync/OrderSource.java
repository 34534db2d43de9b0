package dev.backroom.desk.sync;

import dev.backroom.model.Shop;
import dev.backroom.tiktok.order.OrdersRead;
import java.util.List;

/** Where orders are read from: {@code TikTokShop::ordersById}. */
@FunctionalInterface
public interface OrderSource {
    /**
     * Reads orders by id as they are now.
     *
     * @throws dev.backroom.tiktok.TikTokFailure if the platform did not answer with success
     */
    OrdersRead read(Shop shop, List<String> ids);
}
