package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.triage.FraudFacts;
import dev.backroom.model.triage.FraudFacts.Seen;
import dev.backroom.model.triage.FraudPolicy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What is known of earlier orders. */
public interface FraudMemory {
    /** A memory that remembers nothing; with it only what one order shows by itself counts. */
    FraudMemory NONE = orders -> Map.of();

    /** What is known when an order comes, this order counted. */
    record Known(
            Seen byAddress,
            Seen byPhone,
            Seen byBuyer,
            FraudFacts.Trouble trouble,
            Optional<FraudFacts.Usual> usual,
            boolean reshipper) {
        public static final Known NOTHING =
                new Known(Seen.ONCE, Seen.ONCE, Seen.ONCE, FraudFacts.Trouble.NONE, Optional.empty(), false);
    }

    /**
     * Counts orders whose recipients are seen for the first time, and says what is known of each. An order that comes again is
     * counted once.
     *
     * @return those of which anything is known
     */
    Map<OrderKey, Known> of(Collection<OrderSnapshot> orders);

    /** Remembers that a buyer called an order off. */
    default void calledOff(OrderSnapshot order) {}

    /** The shop's own measure. */
    default FraudPolicy policy(ShopId shop) {
        return FraudPolicy.DEFAULT;
    }
}
