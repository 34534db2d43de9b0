package dev.backroom.cli.demo;

import dev.backroom.bench.UsageLine;
import java.util.Set;

/** Which lines of the bill belong to the way of an order, from the webhook to the table. */
final class OrderPath {
    private static final Set<String> FUNCTIONS =
            Set.of("OrderWebhook", "OrderSync", "OrderPoll", "ShopKeeper", "TokenRefresh");
    private static final Set<String> QUEUES = Set.of("OrderEvents", "ShopEvents", "OrderEventsDead", "ShopEventsDead");
    /** Sent along the way for others: who wants their news pays for it. */
    private static final Set<String> FOR_OTHERS = Set.of("StockChanges", "StockEvents", "Notices");

    private OrderPath() {}

    static boolean has(UsageLine line) {
        return QUEUES.contains(line.resource())
                || (FUNCTIONS.contains(line.source()) && !FOR_OTHERS.contains(line.resource()));
    }
}
