package dev.backroom.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook or a poll's find, reduced to what may travel in a queue: ids and a type. It says what to read again, never
 * what is true, and carries no personal data.
 *
 * @param type the platform's webhook type; {@link #POLLED} for what a poll found, {@link #UNREADABLE} for a signed body
 *     that could not be read
 * @param notification the platform's notification id; empty text where it gave none
 * @param shop the shop's id where the webhook names one
 * @param seller the seller's open id, on the types that carry it instead of a shop
 * @param at when the platform pushed it
 * @param orders the orders to read again; empty where the webhook is not about orders
 * @param facts further ids, states and counts by name, such as {@code product}, {@code sku}, {@code reason}
 */
public record Signal(
        int type,
        String notification,
        Optional<ShopId> shop,
        Optional<String> seller,
        Instant at,
        List<String> orders,
        Map<String, String> facts) {
    public static final int POLLED = 0;
    public static final int UNREADABLE = -1;
    /** Somebody answered a case after the sale. */
    public static final int CASE_ANSWER = -2;
    /** What a shop has left behind is still being deleted. */
    public static final int ERASURE = -3;
    /** Later orders make an order doubtful that was not when it came. */
    public static final int LOOK_AGAIN = -4;
    /** A shop was connected: its listings are to be read and published. */
    public static final int LISTINGS = -5;
    /** A page of a bulk job is to be worked off. */
    public static final int BULK_PAGE = -6;

    public Signal {
        orders = List.copyOf(orders);
        facts = Map.copyOf(facts);
    }
}
