package dev.backroom.model.review;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a review waits for the seller's answer.
 *
 * @param clock runs since the review is negative; empty where no answer is due
 * @param replied when the seller answered
 */
public record ReplyState(Optional<ReplyClock> clock, Optional<Instant> replied) {
    /** Nobody waits for an answer. */
    public static final ReplyState NONE = new ReplyState(Optional.empty(), Optional.empty());
}
