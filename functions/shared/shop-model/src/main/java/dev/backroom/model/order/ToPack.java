package dev.backroom.model.order;

import java.time.Instant;
import java.util.Optional;

/** What waves are planned by, of an order in full or as its work list shows it. */
public sealed interface ToPack extends PackingTerms permits Order, ListedOrder {
    /** The work list that the order stands in, if any. */
    Optional<Lane> lane();

    /** What the work lists are sorted by; an order without a deadline sorts by its creation. */
    default Instant shipBy() {
        return deadlines().shipBy().orElse(created());
    }
}
