package dev.backroom.tiktok.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.Shop;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import dev.backroom.tiktok.json.JsonFields;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reviews of the shops that sellers connected. The platform has no call for one review, and none for edits: both are found
 * by the time of creation. Every method may throw {@link TikTokFailure}.
 */
public final class ReviewSearch {
    /** What the platform's permission for reviews is called in Partner Center. */
    public static final String SCOPE = "Reviews and ratings";

    private static final String PATH = "/review_rating/202605/product_reviews/search";
    private static final int REVIEWS_PER_PAGE = 100;
    private static final long NO_PERMISSION = 32002017;
    private static final long NO_SCOPE = 105005;

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;

    public ReviewSearch(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public ReviewSearch(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = new Platform(
                app,
                clock,
                pause,
                TimeoutPolicy.DEFAULT,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Whether a failure says that the app, or this seller's authorisation, lacks {@link #SCOPE}. */
    public static boolean lacksScope(TikTokFailure failure) {
        return failure instanceof TikTokFailure.Permanent permanent
                && (permanent.code() == NO_PERMISSION || permanent.code() == NO_SCOPE);
    }

    /**
     * One page of the reviews created in the span.
     *
     * @param from included; cut to whole seconds
     * @param before not included; its second counts if it is not whole
     * @param readAt the shop's time of this read
     * @param pageToken empty text for the first page, else what the page before gave
     */
    public ReviewPage page(Shop shop, Instant from, Instant before, Instant readAt, String pageToken) {
        Map<String, String> query = new HashMap<>();
        query.put("shop_cipher", shop.cipher());
        query.put("page_size", Integer.toString(REVIEWS_PER_PAGE));
        query.put("sort_field", "create_time");
        query.put("sort_order", "ASC");
        if (!pageToken.isEmpty()) {
            query.put("page_token", pageToken);
        }
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.put("review_start_time", from.truncatedTo(ChronoUnit.SECONDS).toString());
        filter.put(
                "review_end_time",
                before.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).toString());
        PlatformCall call = PlatformCall.post(endpoints.api(), PATH, shop.id().value(), query, filter.toString());
        JsonNode data =
                platform.signed(call, tokens.current(shop.seller()), refused -> tokens.renewed(shop.seller(), refused));
        return decoded(shop, data, readAt);
    }

    private static ReviewPage decoded(Shop shop, JsonNode data, Instant readAt) {
        List<ReviewSnapshot> reviews = new ArrayList<>();
        Map<String, String> unreadable = new HashMap<>();
        for (JsonNode entry : data.path("reviews")) {
            switch (ReviewDecoder.decode(shop.id(), entry, readAt)) {
                case ReviewDecoder.Decoded.Review(ReviewSnapshot snapshot) -> reviews.add(snapshot);
                case ReviewDecoder.Decoded.Refused(String id, String reason) ->
                    unreadable.put(id.isEmpty() ? "unnamed-" + unreadable.size() : id, reason);
            }
        }
        return new ReviewPage(reviews, unreadable, JsonFields.text(data, "next_page_token"));
    }
}
