package dev.backroom.store.review;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.store.dynamo.Fields;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where the counts of reviews stand: per shop and month an item for each product. */
final class ReviewCountItem {
    private ReviewCountItem() {}

    static Map<String, AttributeValue> productMonth(Review review) {
        return Fields.key(products(review.key().shop()), month(YearMonth.from(review.day())) + review.product());
    }

    static String products(ShopId shop) {
        return shop.value() + "##PRODUCTS";
    }

    static String month(YearMonth month) {
        return "MONTH#" + month + "#";
    }

    static ReviewCounts counts(Map<String, AttributeValue> item) {
        Map<String, Long> counters = new HashMap<>();
        item.forEach((name, value) -> {
            if (value.type() == AttributeValue.Type.N) {
                counters.put(name, Long.parseLong(value.n()));
            }
        });
        return new ReviewCounts(counters);
    }
}
