package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ScriptedReview;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for reviews by time of creation; the only call that knows them. */
final class ReviewCalls {
    static final String SEARCH = "/review_rating/202605/product_reviews/search";
    private static final Set<String> QUERY =
            Set.of("shop_cipher", "page_size", "page_token", "sort_field", "sort_order");
    private static final Set<String> FILTERS =
            Set.of("review_start_time", "review_end_time", "tiktok_product_ids", "order_ids", "seller_skus");

    private final Troubles troubles;

    ReviewCalls(Troubles troubles) {
        this.troubles = troubles;
    }

    AnswerData search(ApiCall call, EveningScript evening, Instant now) throws RefusedCall {
        if (troubles.withoutReviews().contains(evening.plan().shop().id())) {
            throw new RefusedCall(Refusal.NO_REVIEW_SCOPE);
        }
        call.allow(QUERY);
        if (!call.query().getOrDefault("sort_field", "create_time").equals("create_time")) {
            throw new RefusedCall(Refusal.of("invalid sort_field"));
        }
        String order = call.query().getOrDefault("sort_order", "DESC");
        if (!Set.of("ASC", "DESC").contains(order)) {
            throw new RefusedCall(Refusal.of("invalid sort_order"));
        }
        int size = PageMark.size(call);
        Optional<PageMark> after = PageMark.of(call);
        Comparator<ScriptedReview> sort =
                Comparator.comparing(ScriptedReview::created).thenComparing(ScriptedReview::id);
        Comparator<ScriptedReview> sorted = order.equals("ASC") ? sort : sort.reversed();
        List<ScriptedReview> matching = matching(BodyJson.object(call.body()), evening, now).stream()
                .sorted(sorted)
                .toList();
        List<ScriptedReview> left = matching.stream()
                .filter(review -> after.map(mark -> isPast(review, mark, order)).orElse(true))
                .toList();
        List<ScriptedReview> page = left.stream().limit(size).toList();
        return json -> {
            json.writeArrayFieldStart("reviews");
            for (ScriptedReview review : page) {
                write(json, review, now);
            }
            json.writeEndArray();
            json.writeStringField(
                    "next_page_token",
                    left.size() > page.size() ? mark(page.getLast()).token() : "");
            json.writeNumberField("total_count", matching.size());
        };
    }

    private static List<ScriptedReview> matching(JsonNode filters, EveningScript evening, Instant now)
            throws RefusedCall {
        for (Map.Entry<String, JsonNode> field : filters.properties()) {
            if (!FILTERS.contains(field.getKey())) {
                throw new RefusedCall(Refusal.of("unexpected identifier: " + field.getKey()));
            }
        }
        Instant from = time(filters, "review_start_time", Instant.EPOCH);
        Instant before = time(filters, "review_end_time", Instant.MAX);
        List<String> products = BodyJson.texts(filters, "tiktok_product_ids", 50);
        List<String> orders = BodyJson.texts(filters, "order_ids", 50);
        List<String> codes = BodyJson.texts(filters, "seller_skus", 50);
        return evening.reviews().stream()
                .filter(review -> review.isShown(now)
                        && !review.created().isBefore(from)
                        && review.created().isBefore(before))
                .filter(review ->
                        products.isEmpty() || products.contains(review.listing().product()))
                .filter(review ->
                        orders.isEmpty() || orders.contains(review.order().orElse("")))
                .filter(review ->
                        codes.isEmpty() || codes.contains(review.listing().code()))
                .toList();
    }

    private static void write(JsonGenerator json, ScriptedReview review, Instant now) throws IOException {
        ScriptedReview.Edition shown = review.at(now);
        json.writeStartObject();
        json.writeObjectFieldStart("review");
        json.writeStringField("review_id", review.id());
        json.writeNumberField("rating", shown.stars());
        json.writeStringField("title", shown.title());
        json.writeStringField("content", shown.text());
        json.writeArrayFieldStart("review_media");
        if (shown.media()) {
            json.writeStartObject();
            json.writeStringField("type", "IMAGE");
            json.writeStringField("url", "https://media.simulator.invalid/" + review.id() + ".jpg");
            json.writeEndObject();
        }
        json.writeEndArray();
        if (review.order().isPresent()) {
            json.writeStringField("order_id", review.order().get());
        }
        json.writeStringField("tiktok_product_id", review.listing().product());
        json.writeStringField("external_product_id", "");
        json.writeStringField("seller_sku", review.listing().code());
        json.writeStringField("reviewer_name", review.author());
        json.writeStringField("create_time", review.created().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static boolean isPast(ScriptedReview review, PageMark mark, String order) {
        int bySecond = Long.compare(review.created().getEpochSecond(), mark.second());
        int compared = bySecond != 0 ? bySecond : review.id().compareTo(mark.id());
        return order.equals("ASC") ? compared > 0 : compared < 0;
    }

    private static PageMark mark(ScriptedReview review) {
        return new PageMark(review.created().getEpochSecond(), review.id());
    }

    private static Instant time(JsonNode filters, String name, Instant otherwise) throws RefusedCall {
        if (!filters.has(name)) {
            return otherwise;
        }
        try {
            return Instant.parse(filters.path(name).asText());
        } catch (DateTimeException e) {
            throw new RefusedCall(Refusal.of(name + " is not a time such as 2026-11-20T10:00:00Z"));
        }
    }
}
