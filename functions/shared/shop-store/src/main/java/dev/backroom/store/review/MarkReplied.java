package dev.backroom.store.review;

import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewTransition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers that the seller answered a review; the platform has no call that says so. */
public final class MarkReplied {
    private static final int ROUNDS = 4;

    /** What became of it. */
    public enum Outcome {
        MARKED,
        /** It was answered before; the first time stays. */
        ALREADY,
        UNKNOWN,
        /** Somebody kept writing the same review; try again. */
        BUSY
    }

    private final ReviewTable table;
    private final Clock clock;

    public MarkReplied(ReviewTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Marks the review as answered now. */
    public Outcome mark(ReviewKey key) {
        return mark(key, clock.instant());
    }

    /** @param at when the answer was given */
    public Outcome mark(ReviewKey key, Instant at) {
        for (int round = 1; round <= ROUNDS; round++) {
            Optional<Review> stored = table.find(key);
            if (stored.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (!(ReviewTransition.replied(stored.get(), at)
                    instanceof ReviewTransition.Changed(var before, Review after, boolean negative))) {
                return Outcome.ALREADY;
            }
            Map<ReviewKey, ReviewWrite> written = table.write(List.of(new ReviewChange(before, after)));
            if (written.get(key) == ReviewWrite.STORED) {
                return Outcome.MARKED;
            }
        }
        return Outcome.BUSY;
    }
}
