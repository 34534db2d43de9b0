package dev.backroom.reviews;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A review as the text of a queue message. The platform has no call that reads one review again, so the message carries what
 * was read: what the buyer published, and nothing about who wrote it.
 */
final class ReviewCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is later has lost its unit; the store's keys have room for no more. */
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private ReviewCodec() {}

    static String write(ReviewSnapshot seen) {
        ObjectNode node = JSON.createObjectNode()
                .put("shop", seen.key().shop().value())
                .put("review", seen.key().review())
                .put("product", seen.product())
                .put("stars", seen.stars())
                .put("title", seen.title())
                .put("text", seen.text())
                .put("media", seen.media())
                .put("created", seen.created().getEpochSecond())
                .put("readAt", seen.readAt().toEpochMilli())
                .put("origin", seen.origin().name());
        seen.order().ifPresent(order -> node.put("order", order));
        seen.sku().ifPresent(sku -> node.put("sku", sku.code()));
        seen.replied().ifPresent(at -> node.put("replied", at.getEpochSecond()));
        return node.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is anything else; the message never repeats the text
     */
    static ReviewSnapshot read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return new ReviewSnapshot(
                    new ReviewKey(
                            new ShopId(node.required("shop").asText()),
                            node.required("review").asText()),
                    node.required("product").asText(),
                    time(node.required("created"), ChronoUnit.SECONDS),
                    new Wording(
                            node.required("stars").asInt(),
                            node.path("title").asText(),
                            node.path("media").asBoolean(),
                            node.path("text").asText()),
                    time(node.required("readAt"), ChronoUnit.MILLIS),
                    present(node, "order").map(JsonNode::asText),
                    present(node, "sku").map(sku -> new Sku(sku.asText())),
                    present(node, "replied").map(at -> time(at, ChronoUnit.SECONDS)),
                    ReviewSnapshot.Origin.valueOf(node.required("origin").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    private static Instant time(JsonNode since1970, ChronoUnit unit) {
        long count = since1970.asLong();
        if (count < 0 || count > LATEST.toEpochMilli() / unit.getDuration().toMillis()) {
            throw new IllegalArgumentException("a time is out of range");
        }
        return Instant.EPOCH.plus(count, unit);
    }

    private static Optional<JsonNode> present(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
