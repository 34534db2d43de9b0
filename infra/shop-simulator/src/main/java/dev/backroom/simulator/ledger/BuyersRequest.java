package dev.backroom.simulator.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.script.OrderLife;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cancellation or return as it stands.
 *
 * @param awaits what the seller must answer; empty text for nothing
 * @param due by when
 */
public record BuyersRequest(
        String id,
        ScriptedOrder order,
        boolean isReturn,
        boolean moneyOnly,
        String status,
        String role,
        Instant created,
        Instant updated,
        String awaits,
        Instant due) {

    /** All that are known by now, of one kind; none where the script answers them by itself. */
    public static List<BuyersRequest> of(ShopLedger ledger, boolean returns, Instant now) {
        if (ledger.script().plan().sellerShips().isEmpty()) {
            return List.of();
        }
        return ledger.orders().stream()
                .filter(order -> !order.boughtAt().isAfter(now))
                .flatMap(order -> (returns ? returned(ledger, order, now) : cancelled(ledger, order, now)).stream())
                .toList();
    }

    /** The id of an order's cancellation, as its webhook names it. */
    static String cancelId(String order) {
        return "403" + order.substring(3);
    }

    private static Optional<BuyersRequest> returned(ShopLedger ledger, ScriptedOrder order, Instant now) {
        return ledger.returned(order)
                .flatMap(wish -> wish.at(now)
                        .map(phase -> new BuyersRequest(
                                wish.id(),
                                order,
                                true,
                                wish.moneyOnly(),
                                phase.status(),
                                "BUYER",
                                wish.asked(),
                                phase.at(),
                                phase.awaits(),
                                phase.due())));
    }

    private static Optional<BuyersRequest> cancelled(ShopLedger ledger, ScriptedOrder order, Instant now) {
        OrderView view = OrderView.at(order, now).orElseThrow();
        Optional<Instant> asked = view.when(Step.CANCEL_ASKED);
        boolean off = view.state() == OrderState.CANCELLED;
        if (asked.isEmpty() && !off) {
            return Optional.empty();
        }
        boolean open = view.cancelAsked() && OrderLife.mayBeCancelled(view);
        Instant due = asked.flatMap(
                        at -> ledger.script().plan().sellerShips().map(mode -> at.plus(mode.answerWithin())))
                .orElse(view.updated());
        String status = off
                ? "CANCELLATION_REQUEST_COMPLETE"
                : open ? "CANCELLATION_REQUEST_PENDING" : "CANCELLATION_REQUEST_CANCEL";
        boolean seller = off && view.first().containsKey(Step.CANCELLED_BY_SELLER);
        boolean system = off
                && (view.first().containsKey(Step.PAYMENT_TIMED_OUT)
                        || view.first().containsKey(Step.CANCELLED_BY_PLATFORM));
        return Optional.of(new BuyersRequest(
                cancelId(order.id()),
                order,
                false,
                true,
                status,
                seller ? "SELLER" : system ? "SYSTEM" : "BUYER",
                asked.orElse(view.updated()),
                open ? asked.orElseThrow() : view.updated(),
                open ? "SELLER_RESPOND_CANCEL" : "",
                due));
    }

    public void write(JsonGenerator json, String currency) throws IOException {
        json.writeStartObject();
        json.writeStringField(isReturn ? "return_id" : "cancel_id", id);
        json.writeStringField("order_id", order.id());
        json.writeStringField(isReturn ? "return_status" : "cancel_status", status);
        json.writeStringField(isReturn ? "return_type" : "cancel_type", type());
        json.writeStringField("role", role);
        json.writeStringField(
                isReturn ? "return_reason" : "cancel_reason",
                isReturn
                        ? "ecom_order_delivered_refund_and_return_reason_damaged"
                        : "ecom_order_to_ship_canceled_reason_not_needed");
        json.writeNumberField("create_time", created.getEpochSecond());
        json.writeNumberField("update_time", updated.getEpochSecond());
        if (!awaits.isEmpty()) {
            json.writeArrayFieldStart("seller_next_action_response");
            json.writeStartObject();
            json.writeStringField("action", awaits);
            json.writeNumberField("deadline", due.getEpochSecond());
            json.writeEndObject();
            json.writeEndArray();
        }
        if (status.equals("BUYER_SHIPPED_ITEM")) {
            json.writeStringField("return_tracking_number", "SIMBACK" + order.number());
        }
        BigDecimal paid = BigDecimal.ZERO.setScale(2);
        json.writeArrayFieldStart(isReturn ? "return_line_items" : "cancel_line_items");
        for (ScriptedOrder.Unit unit : order.units()) {
            paid = paid.add(unit.paid());
            json.writeStartObject();
            for (Map.Entry<String, String> field : Map.of(
                            "order_line_item_id", unit.id(),
                            "sku_id", unit.listing().sku(),
                            "seller_sku", unit.listing().code())
                    .entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("refund_amount");
        json.writeStringField("currency", currency);
        json.writeStringField("refund_total", paid.toPlainString());
        json.writeEndObject();
        json.writeEndObject();
    }

    private String type() {
        return !isReturn ? "BUYER_CANCEL" : moneyOnly ? "REFUND" : "RETURN_AND_REFUND";
    }
}
