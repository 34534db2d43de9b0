package dev.backroom.store.review;

import dev.backroom.model.review.Review;
import dev.backroom.store.dynamo.UnreadableItem;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Images of the reviews table's stream. */
public final class ReviewImages {
    private ReviewImages() {}

    /**
     * The review of an image; empty for the table's other items, which are counts and guards.
     *
     * @throws UnreadableItem if it is a review that this version cannot read
     */
    public static Optional<Review> review(Map<String, AttributeValue> image) {
        return ReviewItem.isReview(image) ? Optional.of(ReviewItem.decode(image)) : Optional.empty();
    }
}
