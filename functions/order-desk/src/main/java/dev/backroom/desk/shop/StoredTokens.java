package dev.backroom.desk.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Duration;
import java.time.Instant;

/**
 * A seller's tokens as they lie in the parameter store: both in one value, so that they are never of two renewals.
 *
 * @param obtainedAt when the platform gave them
 */
record StoredTokens(TokenPair pair, Instant obtainedAt) {
    private static final Duration LATEST = Duration.ofDays(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the access token should be renewed: a third of its life is left, and no more than two days. */
    boolean due(Instant now) {
        Duration third = Duration.between(obtainedAt, pair.accessExpires()).dividedBy(3);
        Duration margin = third.compareTo(LATEST) < 0 ? third : LATEST;
        return !now.isBefore(pair.accessExpires().minus(margin));
    }

    boolean expired(Instant now) {
        return !now.isBefore(pair.accessExpires());
    }

    String toJson() {
        return JSON.createObjectNode()
                .put("seller", pair.seller())
                .put("sellerName", pair.sellerName())
                .put("access", pair.access())
                .put("accessExpires", pair.accessExpires().getEpochSecond())
                .put("refresh", pair.refresh())
                .put("refreshExpires", pair.refreshExpires().getEpochSecond())
                .put("obtainedAt", obtainedAt.getEpochSecond())
                .toString();
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalStateException if it is something else; the message does not repeat it
     */
    static StoredTokens ofJson(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new StoredTokens(
                    new TokenPair(
                            node.path("seller").asText(),
                            node.path("sellerName").asText(),
                            node.required("access").asText(),
                            instant(node, "accessExpires"),
                            node.required("refresh").asText(),
                            instant(node, "refreshExpires")),
                    instant(node, "obtainedAt"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("a tokens parameter does not hold a seller's tokens");
        }
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.ofEpochSecond(node.required(field).asLong());
    }

    @Override
    public String toString() {
        return "StoredTokens[seller=" + pair.seller() + ", accessExpires=" + pair.accessExpires() + "]";
    }
}
