package dev.backroom.tiktok.aftersale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cancellations and returns of the shops that sellers connected (pages "Search Cancellations", "Search Returns", "Approve …",
 * "Reject …", "Get Reject Reasons", version 202309). Every method may throw {@link TikTokFailure}.
 */
public final class Aftersales {
    /** The longest key by which the platform knows the same answer again, in characters. */
    public static final int LONGEST_KEY = 255;

    private static final String BASE = "/return_refund/202309/";
    private static final int CASES_PER_PAGE = 50;

    private final TikTokEndpoints endpoints;
    private final AccessTokens tokens;
    private final Platform platform;

    public Aftersales(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens) {
        this(endpoints, app, tokens, Clock.systemUTC(), Pause.REAL);
    }

    /**
     * For tests.
     *
     * @param clock what signatures and waits go by; real time, not a shop's business time
     */
    public Aftersales(TikTokEndpoints endpoints, AppCredentials app, AccessTokens tokens, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.platform = new Platform(
                app,
                clock,
                pause,
                TimeoutPolicy.DEFAULT,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * One page of cases, the oldest change first.
     *
     * @param readAt the shop's time of this read
     * @param pageToken empty text for the first page, else what the page before gave
     */
    public CasePage search(Shop shop, CaseKind kind, CaseFilter filter, Instant readAt, String pageToken) {
        Map<String, String> query = new HashMap<>(Map.of(
                "page_size", Integer.toString(CASES_PER_PAGE), "sort_field", "update_time", "sort_order", "ASC"));
        if (!pageToken.isEmpty()) {
            query.put("page_token", pageToken);
        }
        JsonNode data = post(shop, folder(kind) + "/search", query, filter.body());
        List<CaseSnapshot> cases = new ArrayList<>();
        Map<String, String> unreadable = new HashMap<>();
        for (JsonNode one : data.path(kind == CaseKind.CANCELLATION ? "cancellations" : "return_orders")) {
            switch (CaseDecoder.decode(shop.id(), kind, one, readAt)) {
                case CaseDecoder.Decoded.Case(CaseSnapshot snapshot) -> cases.add(snapshot);
                case CaseDecoder.Decoded.Refused(String id, String reason) ->
                    unreadable.put(id.isEmpty() ? "unnamed-" + unreadable.size() : id, reason);
            }
        }
        return new CasePage(cases, unreadable, JsonFields.text(data, "next_page_token"));
    }

    /**
     * Grants what the step asks for, or accepts the parcel.
     *
     * @param idempotencyKey the same for every try of one answer, up to {@link #LONGEST_KEY} characters
     */
    public void approve(Shop shop, CaseKey key, NextStep.What step, String idempotencyKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (key.kind() == CaseKind.RETURN) {
            body.put("decision", "APPROVE_" + decision(step));
        }
        answer(shop, key, "/approve", idempotencyKey, body);
    }

    /**
     * Refuses what the step asks for.
     *
     * @param reason the name of one of {@link #rejectReasons}
     * @param comment for the buyer; empty text for none
     */
    public void reject(
            Shop shop, CaseKey key, NextStep.What step, String reason, String comment, String idempotencyKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (key.kind() == CaseKind.RETURN) {
            body.put("decision", "REJECT_" + decision(step));
        }
        body.put("reject_reason", reason);
        if (!comment.isBlank()) {
            body.put("comment", comment);
        }
        answer(shop, key, "/reject", idempotencyKey, body);
    }

    /**
     * What the seller may refuse the case for now.
     *
     * @param locale of the texts, such as {@code en-US}
     */
    public List<RejectReason> rejectReasons(Shop shop, CaseKey key, String locale) {
        Map<String, String> query =
                Map.of("shop_cipher", shop.cipher(), "return_or_cancel_id", key.id(), "locale", locale);
        JsonNode data = call(
                shop,
                PlatformCall.get(
                        endpoints.api(), BASE + "reject_reasons", shop.id().value(), query));
        List<RejectReason> reasons = new ArrayList<>();
        for (JsonNode reason : data.path("reasons")) {
            String name = JsonFields.text(reason, "name");
            if (!name.isBlank()) {
                reasons.add(new RejectReason(name, JsonFields.text(reason, "text")));
            }
        }
        return reasons;
    }

    private void answer(Shop shop, CaseKey key, String verb, String idempotencyKey, ObjectNode body) {
        if (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("an idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
        String id = JsonFields.requireId("case id", key.id());
        post(shop, folder(key.kind()) + "/" + id + verb, Map.of("idempotency_key", idempotencyKey), body.toString());
    }

    private static String folder(CaseKind kind) {
        return switch (kind) {
            case CANCELLATION -> "cancellations";
            case RETURN -> "returns";
        };
    }

    private static String decision(NextStep.What step) {
        return switch (step) {
            case ANSWER_REFUND, ANSWER_CANCEL -> "REFUND";
            case ANSWER_RETURN -> "RETURN";
            case ANSWER_REPLACEMENT -> "REPLACEMENT";
            case RECEIVE_PARCEL -> "RECEIVED_PACKAGE";
        };
    }

    private JsonNode post(Shop shop, String path, Map<String, String> query, String body) {
        Map<String, String> all = new HashMap<>(query);
        all.put("shop_cipher", shop.cipher());
        return call(
                shop, PlatformCall.post(endpoints.api(), BASE + path, shop.id().value(), all, body));
    }

    private JsonNode call(Shop shop, PlatformCall call) {
        return platform.signed(call, tokens.current(shop.seller()), refused -> tokens.renewed(shop.seller(), refused));
    }
}
