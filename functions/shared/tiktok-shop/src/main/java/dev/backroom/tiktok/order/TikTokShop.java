package dev.backroom.tiktok.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.Shop;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Orders of the shops that sellers connected. One object serves a whole process: it keeps the connections, and the
 * brake that the calls of a shop share. Every method may throw {@link TikTokFailure}.
 */
public final class TikTokShop {
    /** The platform's limit for one call by ids. */
    public static final int IDS_PER_CALL = 50;

    private static final int ORDERS_PER_PAGE = 100;
    /** Calls that may be refused while looking for the one id that the platform does not take. */
    private static final int REFUSALS = 16;

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;

    public TikTokShop(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public TikTokShop(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this(
                endpoints,
                tokens,
                new Platform(
                        app,
                        clock,
                        pause,
                        TimeoutPolicy.DEFAULT,
                        () -> ThreadLocalRandom.current().nextLong()));
    }

    TikTokShop(TikTokEndpoints endpoints, AccessTokens tokens, Platform platform) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = platform;
    }

    /**
     * Reads orders by id, {@link #IDS_PER_CALL} a call.
     *
     * @param ids any number, repeats allowed
     */
    public OrdersRead ordersById(Shop shop, List<String> ids) {
        Found found = new Found();
        Set<String> askable = new LinkedHashSet<>();
        for (String id : ids) {
            try {
                askable.add(JsonFields.requireId("order id", id));
            } catch (UnreadableJson e) {
                found.unreadable.put(id, String.valueOf(e.getMessage()));
            }
        }
        List<String> all = List.copyOf(askable);
        for (int from = 0; from < all.size(); from += IDS_PER_CALL) {
            readInto(found, shop, all.subList(from, Math.min(all.size(), from + IDS_PER_CALL)));
        }
        return new OrdersRead(found.orders, found.unreadable);
    }

    /**
     * One page of the orders updated in the span, oldest update first.
     *
     * @param updatedFrom included; cut to whole seconds
     * @param updatedBefore not included; its second counts if it is not whole
     * @param pageToken empty text for the first page, else what the page before gave
     */
    public OrderPage searchOrders(Shop shop, Instant updatedFrom, Instant updatedBefore, String pageToken) {
        Map<String, String> query = new HashMap<>();
        query.put("shop_cipher", shop.cipher());
        query.put("page_size", Integer.toString(ORDERS_PER_PAGE));
        query.put("sort_field", "update_time");
        query.put("sort_order", "ASC");
        if (!pageToken.isEmpty()) {
            query.put("page_token", pageToken);
        }
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.put("update_time_ge", updatedFrom.getEpochSecond());
        filter.put("update_time_lt", updatedBefore.plusNanos(999_999_999).getEpochSecond());
        JsonNode data = call(
                shop,
                PlatformCall.post(
                        endpoints.api(),
                        "/order/202309/orders/search",
                        shop.id().value(),
                        query,
                        filter.toString()));
        Found found = new Found();
        found.decode(shop, data, platform.clock().instant());
        return new OrderPage(found.orders, found.unreadable, JsonFields.text(data, "next_page_token"));
    }

    private void readInto(Found found, Shop shop, List<String> ids) {
        try {
            JsonNode data = call(
                    shop,
                    PlatformCall.get(
                            endpoints.api(),
                            "/order/202507/orders",
                            shop.id().value(),
                            Map.of("shop_cipher", shop.cipher(), "ids", String.join(",", ids))));
            found.decode(shop, data, platform.clock().instant());
        } catch (TikTokFailure.Permanent refused) {
            found.refusals++;
            if (!refused.unexplained() || found.refusals > REFUSALS) {
                throw refused;
            }
            if (ids.size() == 1) {
                found.unreadable.put(ids.getFirst(), String.valueOf(refused.getMessage()));
            } else {
                readInto(found, shop, ids.subList(0, ids.size() / 2));
                readInto(found, shop, ids.subList(ids.size() / 2, ids.size()));
            }
        }
    }

    private JsonNode call(Shop shop, PlatformCall call) {
        String token = tokens.current(shop.seller());
        return platform.signed(call, token, refused -> tokens.renewed(shop.seller(), refused));
    }

    private static final class Found {
        final List<OrderSnapshot> orders = new ArrayList<>();
        final Map<String, String> unreadable = new HashMap<>();
        int refusals;

        void decode(Shop shop, JsonNode data, Instant readAt) {
            for (JsonNode order : data.path("orders")) {
                switch (OrderDecoder.decode(shop.id(), order, readAt)) {
                    case OrderDecoder.Decoded.Order(OrderSnapshot snapshot) -> orders.add(snapshot);
                    case OrderDecoder.Decoded.Refused(String id, String reason) ->
                        unreadable.put(id.isEmpty() ? "unnamed-" + unreadable.size() : id, reason);
                }
            }
        }
    }
}
