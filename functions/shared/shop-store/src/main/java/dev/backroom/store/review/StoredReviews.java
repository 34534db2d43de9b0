package dev.backroom.store.review;

import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import java.util.Map;

/**
 * What a read of the reviews table found. Reviews that do not exist are in neither map.
 *
 * @param unreadable what is wrong with items that this version cannot read
 */
public record StoredReviews(Map<ReviewKey, Review> reviews, Map<ReviewKey, String> unreadable) {
    public StoredReviews {
        reviews = Map.copyOf(reviews);
        unreadable = Map.copyOf(unreadable);
    }
}
