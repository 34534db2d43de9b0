package dev.backroom.store.review;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.store.dynamo.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where the counts of reviews stand: per product and day, per shop and day, and per month a line for each product. */
final class ReviewCountItem {
    private static final String DAY = "DAY#";

    private ReviewCountItem() {}

    static Map<String, AttributeValue> productDay(Review review) {
        return Fields.key(ReviewItem.pk(review.key().shop(), review.product()), day(review.day()));
    }

    static Map<String, AttributeValue> shopDay(Review review) {
        return Fields.key(shopDays(review.key().shop()), day(review.day()));
    }

    static Map<String, AttributeValue> productMonth(Review review) {
        return Fields.key(products(review.key().shop()), month(YearMonth.from(review.day())) + review.product());
    }

    static String shopDays(ShopId shop) {
        return shop.value() + "##DAYS";
    }

    static String products(ShopId shop) {
        return shop.value() + "##PRODUCTS";
    }

    static String day(LocalDate day) {
        return DAY + day;
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
