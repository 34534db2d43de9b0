package dev.backroom.tiktok.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One review of an answer. What names its buyer is never looked at. */
final class ReviewDecoder {
    sealed interface Decoded {
        record Review(ReviewSnapshot snapshot) implements Decoded {}

        /** @param id empty text where it could not be read either */
        record Refused(String id, String reason) implements Decoded {}
    }

    private ReviewDecoder() {}

    static Decoded decode(ShopId shop, JsonNode entry, Instant readAt) {
        JsonNode review = entry.path("review").isObject() ? entry.path("review") : entry;
        String id = "";
        try {
            id = JsonFields.id(review.get("review_id"), "review_id")
                    .orElseThrow(() -> new UnreadableJson("review_id is missing"));
            return new Decoded.Review(new ReviewSnapshot(
                    new ReviewKey(shop, id),
                    product(review),
                    time(review.get("create_time"))
                            .orElseThrow(() -> new UnreadableJson("create_time is missing or no time")),
                    new Wording(
                            stars(review),
                            JsonFields.text(review, "title"),
                            !review.path("review_media").isEmpty(),
                            JsonFields.text(review, "content")),
                    readAt,
                    JsonFields.id(review.get("order_id"), "order_id"),
                    sku(JsonFields.text(review, "seller_sku")),
                    Optional.empty(),
                    ReviewSnapshot.Origin.PULLED));
        } catch (UnreadableJson | IllegalArgumentException e) {
            return new Decoded.Refused(id, String.valueOf(e.getMessage()));
        }
    }

    private static String product(JsonNode review) throws UnreadableJson {
        return JsonFields.id(review.get("tiktok_product_id"), "tiktok_product_id")
                .or(() -> JsonFields.id(review.get("product_id"), "product_id"))
                .orElseThrow(() -> new UnreadableJson("tiktok_product_id is missing"));
    }

    private static int stars(JsonNode review) throws UnreadableJson {
        long stars = JsonFields.count(review.get("rating")).orElseThrow(() -> new UnreadableJson("rating is missing"));
        if (stars < 1 || stars > 5) {
            throw new UnreadableJson("rating is not 1 to 5");
        }
        return (int) stars;
    }

    /** A seller's code that cannot be a key is left out: the order may still tell the SKU. */
    private static Optional<Sku> sku(String code) {
        try {
            return code.isBlank() ? Optional.empty() : Optional.of(new Sku(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Seconds as everywhere else in the platform, or ISO-8601 as in this call's own filters. */
    private static Optional<Instant> time(@Nullable JsonNode value) {
        Optional<Instant> seconds = JsonFields.time(value);
        if (seconds.isPresent() || value == null || !value.isTextual()) {
            return seconds;
        }
        try {
            Instant at = OffsetDateTime.parse(value.textValue()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return at.getEpochSecond() > 0 ? Optional.of(at) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
