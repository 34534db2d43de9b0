package dev.backroom.store;

import dev.backroom.model.order.Order;
import dev.backroom.model.review.Review;
import dev.backroom.store.order.OrderItem;
import dev.backroom.store.review.ReviewItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the tables hold them, for tests that play the stream. */
public final class StoredImages {
    private StoredImages() {}

    public static Map<String, AttributeValue> of(Order order) {
        return OrderItem.encode(order);
    }

    public static Map<String, AttributeValue> of(Review review) {
        return ReviewItem.encode(review);
    }
}
