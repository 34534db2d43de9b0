package dev.backroom.tiktok;

import dev.backroom.model.Shop;
import java.time.Instant;
import java.util.List;

/** Orders of the shops that sellers connected. */
public final class TikTokShop {
    public TikTokShop(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {}

    /** Reads orders by id, at most 50 a call. */
    public OrdersRead ordersById(Shop shop, List<String> ids) {
        throw new UnsupportedOperationException();
    }

    /** One page of the orders updated in the span, oldest update first. */
    public OrderPage searchOrders(Shop shop, Instant updatedFrom, Instant updatedBefore, String pageToken) {
        throw new UnsupportedOperationException();
    }
}
