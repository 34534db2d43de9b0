package dev.backroom.tiktok.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An order of the API to the model's snapshot: strict about what decides stock and state, lenient about the rest. */
public final class OrderDecoder {
    private static final int LAST_PRIORITY = 9_999;
    private static final Pattern GROUP = Pattern.compile("[1-9A-Za-z_-][0-9A-Za-z_-]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** ISO 4217 for "no currency": an amount that the platform gave none for. */
    private static final String NO_CURRENCY = "XXX";

    private OrderDecoder() {}

    public sealed interface Decoded {
        record Order(OrderSnapshot snapshot) implements Decoded {}

        /**
         * An order that the API gave and that cannot be taken.
         *
         * @param id empty text where not even that could be read
         * @param reason names a field at most
         */
        record Refused(String id, String reason) implements Decoded {}
    }

    public static Decoded decode(ShopId shop, JsonNode order, Instant readAt) {
        String id = "";
        try {
            id = JsonFields.id(order.get("id"), "id").orElseThrow(() -> new UnreadableJson("id is missing"));
            return new Decoded.Order(snapshot(new OrderKey(shop, id), order, readAt));
        } catch (UnreadableJson e) {
            return new Decoded.Refused(id, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Decoded.Refused(id, "a value is out of its range");
        }
    }

    private static OrderSnapshot snapshot(OrderKey key, JsonNode order, Instant readAt) {
        String statusName = JsonFields.text(order, "status");
        if (statusName.isBlank()) {
            throw new UnreadableJson("status is missing");
        }
        OrderStatus status = OrderStatus.of(statusName);
        Instant created = JsonFields.time(order.get("create_time"))
                .or(() -> JsonFields.time(order.get("update_time")))
                .orElseThrow(() -> new UnreadableJson("create_time and update_time are missing"));
        List<OrderLine> lines = LineDecoder.lines(order.path("line_items"), status);
        if (lines.isEmpty() && status != OrderStatus.CANCELLED) {
            // Taken at its word, an order without lines would give back the stock it holds.
            throw new UnreadableJson("line_items are missing");
        }
        return new OrderSnapshot(
                key,
                new PlatformState(
                        status,
                        created,
                        new Deadlines(
                                JsonFields.time(order.get("rts_sla_time")),
                                JsonFields.time(order.get("tts_sla_time")),
                                JsonFields.time(order.get("shipping_due_time")),
                                JsonFields.time(order.get("delivery_sla_time"))),
                        JsonFields.time(order.get("update_time")).orElse(created),
                        new Milestones(
                                JsonFields.time(order.get("rts_time")),
                                JsonFields.time(order.get("collection_time")),
                                JsonFields.time(order.get("cancel_time")),
                                JsonFields.time(order.get("delivery_time"))),
                        readAt),
                status == OrderStatus.ON_HOLD || JsonFields.flag(order.get("is_on_hold_order")),
                lines,
                new Payment(
                        JsonFields.id(order.get("user_id"), "user_id").orElse(""),
                        total(order),
                        JsonFields.time(order.get("paid_time")),
                        JsonFields.flag(order.get("is_cod"))),
                new Fulfilment(
                        kind(order),
                        fulfilledBy(order),
                        JsonFields.id(order.get("warehouse_id"), "warehouse_id").orElse(""),
                        handling(order)),
                JsonFields.flag(order.get("is_buyer_request_cancel")),
                RecipientDecoder.recipient(order, status));
    }

    private static Handling handling(JsonNode order) {
        long priority =
                JsonFields.count(order.get("fulfillment_priority_level")).orElse(0);
        String group = JsonFields.text(order, "auto_combine_group_id");
        return new Handling(
                priority > 0 && priority <= LAST_PRIORITY ? (int) priority : Handling.STANDARD,
                GROUP.matcher(group).matches() ? group : "");
    }

    private static Money total(JsonNode order) {
        JsonNode payment = order.path("payment");
        String currency = JsonFields.text(payment, "currency");
        if (currency.isBlank()) {
            currency = JsonFields.text(order.path("line_items").path(0), "currency");
        }
        currency = currency.isBlank() ? NO_CURRENCY : currency.strip().toUpperCase(Locale.ROOT);
        if (!CURRENCY.matcher(currency).matches()) {
            throw new UnreadableJson("currency is not a code of three letters");
        }
        return new Money(
                JsonFields.amount(payment.get("total_amount"), "total_amount").orElse(BigDecimal.ZERO), currency);
    }

    private static OrderKind kind(JsonNode order) {
        if (JsonFields.flag(order.get("is_replacement_order"))) {
            return OrderKind.REPLACEMENT;
        }
        if (JsonFields.flag(order.get("is_exchange_order"))) {
            return OrderKind.EXCHANGE;
        }
        return JsonFields.flag(order.get("is_sample_order")) ? OrderKind.SAMPLE : OrderKind.SALE;
    }

    private static FulfilledBy fulfilledBy(JsonNode order) {
        return switch (JsonFields.text(order, "fulfillment_type")) {
            case "FULFILLMENT_BY_TIKTOK", "FULFILLMENT_BY_DILAYANI_TOKOPEDIA" -> FulfilledBy.PLATFORM;
            default -> FulfilledBy.SELLER;
        };
    }
}
