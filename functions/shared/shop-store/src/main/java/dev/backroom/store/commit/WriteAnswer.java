package dev.backroom.store.commit;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.store.stock.StockKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the tables said to one write of orders. */
sealed interface WriteAnswer {
    record Written() implements WriteAnswer {}

    /**
     * Nothing was written, and this is why.
     *
     * @param overtaken orders that somebody else wrote meanwhile, with the items as they are now (empty where the
     *     answer did not say)
     * @param full levels that could not give what was asked
     * @param invalid orders that the table cannot hold
     */
    record Refused(
            Map<OrderKey, Map<String, AttributeValue>> overtaken,
            Map<StockKey, AvailableStock> full,
            Map<OrderKey, String> invalid)
            implements WriteAnswer {
        boolean saysNothing() {
            return overtaken.isEmpty() && full.isEmpty() && invalid.isEmpty();
        }
    }

    /** Tried often enough; the write may even have happened, which the conditions will tell the next time. */
    record Busy(String reason) implements WriteAnswer {}

    /** The request as a whole is at fault. */
    record Invalid(String reason) implements WriteAnswer {}
}
