package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.Review;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.tiktok.review.ReviewSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told about reviews. Their text stays in the table: a notice carries ids, stars, aspects and times. */
final class ReviewNotices {
    private ReviewNotices() {}

    static Notice negative(Review review) {
        Map<String, String> facts = facts(review);
        review.sku().ifPresent(sku -> facts.put("sku", sku.code()));
        review.order().ifPresent(order -> facts.put("order", order));
        List<String> aspects = review.mentions().stream()
                .filter(mention -> mention.polarity() == Polarity.BAD)
                .map(Mention::aspect)
                .distinct()
                .map(aspect -> aspect.code())
                .toList();
        if (!aspects.isEmpty()) {
            facts.put("aspects", String.join(", ", aspects));
        }
        return notice(review, NoticeType.REVIEW_NEGATIVE, "review-negative", review.created(), facts);
    }

    /** What a stage of the reply clock is told as; empty for the first, which {@link #negative} tells. */
    static Optional<Notice> stage(Review review, ReplyClock.Stage stage, Instant now) {
        return switch (stage) {
            case STARTED -> Optional.empty();
            case HALF_TIME ->
                Optional.of(notice(review, NoticeType.REVIEW_HALF_TIME, "review-half-time", now, facts(review)));
            case EIGHTY_PERCENT ->
                Optional.of(notice(review, NoticeType.REVIEW_80_PERCENT, "review-80-percent", now, facts(review)));
            case OVERDUE ->
                Optional.of(notice(review, NoticeType.REVIEW_OVERDUE, "review-overdue", now, facts(review)));
        };
    }

    /** @param since when the platform began to refuse, which makes a second loss of the permission another fact */
    static Notice scopeMissing(Shop shop, long code, Instant since, Instant now) {
        ShopId id = shop.id();
        return Notice.of(
                "scope-missing#reviews#" + id + "#" + since.getEpochSecond(),
                NoticeType.SCOPE_MISSING,
                id,
                ReviewSearch.SCOPE,
                now,
                Map.of("scope", ReviewSearch.SCOPE, "code", Long.toString(code)));
    }

    private static Map<String, String> facts(Review review) {
        Map<String, String> facts = new HashMap<>();
        facts.put("product", review.product());
        facts.put("stars", Integer.toString(review.stars()));
        review.clock().ifPresent(clock -> facts.put("due", clock.due().toString()));
        return facts;
    }

    private static Notice notice(Review review, NoticeType type, String kind, Instant at, Map<String, String> facts) {
        return Notice.of(
                kind + "#" + review.key(),
                type,
                review.key().shop(),
                review.key().review(),
                at,
                facts);
    }
}
