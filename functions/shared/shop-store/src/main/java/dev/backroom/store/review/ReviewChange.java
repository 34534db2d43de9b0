package dev.backroom.store.review;

import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import java.util.Optional;

/**
 * A review to write.
 *
 * @param before as it was loaded; empty where it is new
 */
public record ReviewChange(Optional<Review> before, Review after) {
    ReviewCounts delta() {
        return ReviewCounts.of(after).minus(before.map(ReviewCounts::of).orElse(ReviewCounts.NONE));
    }

    /** Whether the review stands for the first time, or says something else than before. */
    boolean newWords() {
        return before.isEmpty() || !before.get().wording().equals(after.wording());
    }
}
