package dev.backroom.store.commit;

import dev.backroom.model.order.Order;

/** What became of one order of a commit. */
public sealed interface CommitOutcome {
    /** The order is stored, and the levels say the same. It may be stored as short. */
    record Committed(Order order) implements CommitOutcome {}

    /** What was stored needs no write: a newer read came first, or it says the same. */
    record Unchanged(Order stored) implements CommitOutcome {}

    /** Not stored now; the same read may succeed later. */
    record Failed(String reason) implements CommitOutcome {}

    /** Not stored, and trying again would not help. */
    record Parked(String reason) implements CommitOutcome {}
}
