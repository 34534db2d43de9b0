package dev.backroom.tiktok.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cancels orders in the seller's name. The call has no key against repetition: a repeated one is refused, so whoever repeats
 * looks at the order first. Every call may throw {@link TikTokFailure}.
 */
public final class OrderCancellation {
    private static final String PATH = "/return_refund/202309/cancellations";

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;

    public OrderCancellation(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public OrderCancellation(
            TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = new Platform(
                app,
                clock,
                pause,
                TimeoutPolicy.DEFAULT,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Cancels a whole order. */
    public void cancel(Shop shop, OrderKey order, String reason) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("order_id", order.order())
                .put("cancel_reason", reason)
                .toString();
        PlatformCall call =
                PlatformCall.post(endpoints.api(), PATH, shop.id().value(), Map.of("shop_cipher", shop.cipher()), body);
        platform.signed(call, tokens.current(shop.seller()), refused -> tokens.renewed(shop.seller(), refused));
    }

    /**
     * What the platform calls a reason. It knows others for an order that is not paid. That of fraud is seen in use and not in
     * the platform's list of December 2025; a market that does not know it refuses the call.
     *
     * @return empty where a seller cannot cancel an order in this state for this reason
     */
    public static Optional<String> reason(CancelReason reason, OrderStatus status) {
        return switch (status) {
            case UNPAID ->
                switch (reason) {
                    case OUT_OF_STOCK -> Optional.of("seller_cancel_unpaid_reason_out_of_stock");
                    case WRONG_PRICE -> Optional.of("seller_cancel_unpaid_reason_wrong_price");
                    case BUYER_ASKED -> Optional.of("seller_cancel_unpaid_reason_buyer_requested_cancellation");
                    case ADDRESS_NOT_SERVED, SUSPECTED_FRAUD -> Optional.empty();
                };
            case ON_HOLD, AWAITING_SHIPMENT ->
                Optional.of(
                        switch (reason) {
                            case OUT_OF_STOCK -> "seller_cancel_reason_out_of_stock";
                            case WRONG_PRICE -> "seller_cancel_reason_wrong_price";
                            case ADDRESS_NOT_SERVED -> "seller_cancel_paid_reason_address_not_deliver";
                            case BUYER_ASKED -> "seller_cancel_paid_reason_buyer_requested_cancellation";
                            case SUSPECTED_FRAUD -> "seller_cancel_order_reason_potential_fraud";
                        });
            case PARTIALLY_SHIPPING, AWAITING_COLLECTION, IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED, UNRECOGNISED ->
                Optional.empty();
        };
    }
}
