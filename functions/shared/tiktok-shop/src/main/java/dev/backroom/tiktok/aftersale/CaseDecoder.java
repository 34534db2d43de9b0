package dev.backroom.tiktok.aftersale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import dev.backroom.tiktok.order.SkuCodes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A cancellation or a return of the API to the model's snapshot. What people wrote is left where it is. */
final class CaseDecoder {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** The form of the platform's reasons; what has another form may be a text that somebody wrote. */
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9_./(),-]{1,128}");

    private CaseDecoder() {}

    sealed interface Decoded {
        record Case(CaseSnapshot snapshot) implements Decoded {}

        /**
         * A case that cannot be taken.
         *
         * @param id empty text where not even that could be read
         */
        record Refused(String id, String reason) implements Decoded {}
    }

    static Decoded decode(ShopId shop, CaseKind kind, JsonNode from, Instant readAt) {
        boolean cancellation = kind == CaseKind.CANCELLATION;
        String field = cancellation ? "cancel_id" : "return_id";
        String id = "";
        try {
            id = JsonFields.id(from.get(field), field).orElseThrow(() -> new UnreadableJson(field + " is missing"));
            String order = JsonFields.id(from.get("order_id"), "order_id")
                    .orElseThrow(() -> new UnreadableJson("order_id is missing"));
            Instant created = JsonFields.time(from.get("create_time"))
                    .or(() -> JsonFields.time(from.get("update_time")))
                    .orElseThrow(() -> new UnreadableJson("create_time and update_time are missing"));
            return new Decoded.Case(new CaseSnapshot(
                    new CaseKey(new OrderKey(shop, order), kind, id),
                    CaseState.of(JsonFields.text(from, cancellation ? "cancel_status" : "return_status")),
                    cancellation ? Remedy.CANCEL : Remedy.of(JsonFields.text(from, "return_type")),
                    CaseInitiator.of(JsonFields.text(from, "role")),
                    reason(JsonFields.text(from, cancellation ? "cancel_reason" : "return_reason")),
                    created,
                    JsonFields.time(from.get("update_time")).orElse(created),
                    readAt,
                    next(from.path("seller_next_action_response")),
                    lines(from.path(cancellation ? "cancel_line_items" : "return_line_items")),
                    refund(from.path("refund_amount")),
                    !JsonFields.text(from, "return_tracking_number").isBlank()));
        } catch (UnreadableJson e) {
            return new Decoded.Refused(id, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Decoded.Refused(id, "a value is out of its range");
        }
    }

    /** The most urgent of the steps that this version knows and that have a deadline. */
    private static Optional<NextStep> next(JsonNode steps) {
        List<NextStep> known = new ArrayList<>();
        for (JsonNode step : steps) {
            Optional<Instant> due = JsonFields.time(step.get("deadline"));
            NextStep.What.of(JsonFields.text(step, "action"))
                    .flatMap(what -> due.map(at -> new NextStep(what, at)))
                    .ifPresent(known::add);
        }
        return known.stream().min(Comparator.comparing(NextStep::due));
    }

    /** One line item is one unit, as in orders. */
    private static List<CaseLine> lines(JsonNode items) {
        SortedMap<Sku, Integer> units = new TreeMap<>();
        for (JsonNode item : items) {
            String platformSku = JsonFields.id(item.get("sku_id"), "sku_id").orElse("");
            Sku sku = SkuCodes.of(JsonFields.text(item, "seller_sku"), platformSku);
            units.merge(sku, 1, Math::addExact);
        }
        return units.entrySet().stream()
                .map(entry -> new CaseLine(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<Money> refund(JsonNode amount) {
        String currency = JsonFields.text(amount, "currency").strip().toUpperCase(Locale.ROOT);
        Optional<BigDecimal> total = JsonFields.amount(amount.get("refund_total"), "refund_total");
        return CURRENCY.matcher(currency).matches() ? total.map(n -> new Money(n, currency)) : Optional.empty();
    }

    private static String reason(String name) {
        return REASON.matcher(name).matches() ? name : "";
    }
}
