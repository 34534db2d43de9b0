package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.triage.FraudFacts;
import dev.backroom.model.triage.FraudPolicy;
import java.util.Optional;

/**
 * What is known of earlier orders. A store behind it keeps, in the shops table, one item per trace and day: pk
 * {@code SEEN#trace} (see {@link Traces}), sk the day, one counter per hour, TTL attribute {@code expires} after 31 days.
 * Three counters an order are three write units and up to 90 items read, so it is left out where an order shall cost what it
 * costs now.
 */
public interface FraudMemory {
    /** What is known when an order comes, this order counted. */
    record Known(
            FraudFacts.Seen byAddress,
            FraudFacts.Seen byPhone,
            FraudFacts.Seen byBuyer,
            FraudFacts.Trouble trouble,
            Optional<FraudFacts.Usual> usual,
            boolean reshipper) {}

    /** @param buyer the platform's anonymous id; empty text where it gave none */
    Known of(ShopId shop, String buyer, Recipient recipient);

    /** The shop's own measure. */
    default FraudPolicy policy(ShopId shop) {
        return FraudPolicy.DEFAULT;
    }
}
