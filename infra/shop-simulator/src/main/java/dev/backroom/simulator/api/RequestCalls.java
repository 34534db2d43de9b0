package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.BuyersRequest;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.ReturnCase;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What buyers want undone, and the seller's answers: cancellations and returns. */
public final class RequestCalls {
    public static final String BASE = "/return_refund/202309/";
    private static final Pattern ANSWER =
            Pattern.compile(BASE + "(cancellations|returns)/([0-9]{1,25})/(approve|reject)");
    private static final Set<String> PAGE =
            Set.of("shop_cipher", "page_size", "page_token", "sort_field", "sort_order");
    private static final List<String> REASONS =
            List.of("seller_reject_apply_package_shipped", "seller_reject_apply_product_in_good_condition");
    private static final int LONGEST_KEY = 255;

    private final ShopLedger ledger;
    private final Map<String, String> keys = new HashMap<>();

    RequestCalls(ShopLedger ledger) {
        this.ledger = ledger;
    }

    AnswerData answer(ApiCall call, Instant now) throws RefusedCall {
        Matcher answer = ANSWER.matcher(call.path());
        boolean post = call.method().equals("POST");
        if (call.path().equals(BASE + "reject_reasons") && !post) {
            call.allow(Set.of("shop_cipher", "return_or_cancel_id", "locale"));
            return RequestCalls::reasons;
        }
        if (!post) {
            throw new RefusedCall(Refusal.WRONG_METHOD);
        }
        if (answer.matches()) {
            call.allow(Set.of("shop_cipher", "idempotency_key"));
            boolean granted = answer.group(3).equals("approve");
            take(answer.group(1).equals("returns"), answer.group(2), granted, call, now);
            return json -> {};
        }
        boolean returns = call.path().equals(BASE + "returns/search");
        if (!returns && !call.path().equals(BASE + "cancellations/search")) {
            throw new RefusedCall(Refusal.NO_SUCH_PATH);
        }
        return search(returns, call, now);
    }

    private AnswerData search(boolean returns, ApiCall call, Instant now) throws RefusedCall {
        call.allow(PAGE);
        int size = PageMark.size(call);
        if (size > 50 || (returns && size < 10)) {
            throw new RefusedCall(Refusal.of("page_size must be between " + (returns ? 10 : 1) + " and 50"));
        }
        JsonNode filters = BodyJson.object(call.body());
        List<String> orders = BodyJson.texts(filters, "order_ids", 100);
        long from = filters.path("update_time_ge").asLong(Long.MIN_VALUE);
        long before = filters.path("update_time_lt").asLong(Long.MAX_VALUE);
        boolean newest = call.query().getOrDefault("sort_order", "DESC").equals("DESC");
        Comparator<BuyersRequest> oldest =
                Comparator.comparing(BuyersRequest::updated).thenComparing(BuyersRequest::id);
        List<BuyersRequest> all = BuyersRequest.of(ledger, returns, now).stream()
                .filter(one -> orders.isEmpty() || orders.contains(one.order().id()))
                .filter(one ->
                        one.updated().getEpochSecond() >= from && one.updated().getEpochSecond() < before)
                .sorted(newest ? oldest.reversed() : oldest)
                .toList();
        Optional<PageMark> mark = PageMark.of(call);
        int start = 0;
        while (mark.isPresent() && start < all.size() && !isAfter(all.get(start), mark.get(), newest)) {
            start++;
        }
        List<BuyersRequest> page = all.subList(start, Math.min(all.size(), start + size));
        String next = start + size < all.size()
                ? new PageMark(
                                page.getLast().updated().getEpochSecond(),
                                page.getLast().id())
                        .token()
                : "";
        String currency = ledger.script().plan().shop().market().currency();
        return json -> {
            json.writeArrayFieldStart(returns ? "return_orders" : "cancellations");
            for (BuyersRequest one : page) {
                one.write(json, currency);
            }
            json.writeEndArray();
            json.writeStringField("next_page_token", next);
            json.writeNumberField("total_count", all.size());
        };
    }

    private static boolean isAfter(BuyersRequest one, PageMark mark, boolean newest) {
        int bySecond = Long.compare(one.updated().getEpochSecond(), mark.second());
        int compared = bySecond != 0 ? bySecond : one.id().compareTo(mark.id());
        return newest ? compared < 0 : compared > 0;
    }

    private void take(boolean returns, String id, boolean granted, ApiCall call, Instant now) throws RefusedCall {
        JsonNode body = BodyJson.object(call.body());
        String key = call.query()
                .getOrDefault("idempotency_key", body.path("idempotency_key").asText());
        if (key.length() > LONGEST_KEY) {
            throw new RefusedCall(Refusal.of("idempotency_key is longer than " + LONGEST_KEY));
        }
        if (!granted && !REASONS.contains(body.path("reject_reason").asText())) {
            throw new RefusedCall(Refusal.of("invalid reject_reason"));
        }
        synchronized (ledger) {
            String said = id + (granted ? "+" : "-");
            String before = keys.get(key);
            if (before != null && !key.isEmpty()) {
                if (!before.equals(said)) {
                    throw new RefusedCall(Refusal.of("idempotency_key was used for another request"));
                }
                return;
            }
            BuyersRequest request = BuyersRequest.of(ledger, returns, now).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new RefusedCall(Refusal.NO_SUCH_REQUEST));
            if (request.awaits().isEmpty()) {
                throw new RefusedCall(Refusal.NOTHING_AWAITED);
            }
            Instant at = now.truncatedTo(ChronoUnit.SECONDS);
            if (returns) {
                ledger.add(request.order(), new ReturnCase.Answer(at, granted));
            } else {
                ledger.add(request.order(), new Act.CancelAnswered(at, granted));
            }
            if (!key.isEmpty()) {
                keys.put(key, said);
            }
        }
    }

    private static void reasons(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (String reason : REASONS) {
            json.writeStartObject();
            json.writeStringField("name", reason);
            json.writeStringField("text", reason.replace('_', ' '));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
