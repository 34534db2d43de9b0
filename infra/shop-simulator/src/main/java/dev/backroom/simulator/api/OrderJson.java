package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.SlaTimes;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.Buyer;
import dev.backroom.simulator.script.OddBuyer;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedOrder.Kind;
import dev.backroom.simulator.script.ScriptedOrder.Unit;
import dev.backroom.simulator.script.Shipping;
import dev.backroom.simulator.script.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** An order in the API's form: one line item per unit, ids as text, times in seconds, money as text. */
final class OrderJson {
    private static final BigDecimal FEE_SHARE = new BigDecimal("0.06");

    private final EveningPlan plan;
    private final ShopLedger ledger;
    private final LineJson lines;
    private final JsonGenerator json;

    OrderJson(ShopLedger ledger, JsonGenerator json) {
        this.ledger = ledger;
        this.plan = ledger.script().plan();
        this.lines = new LineJson(ledger, json);
        this.json = json;
    }

    void write(OrderView view) throws IOException {
        ScriptedOrder order = view.order();
        OddBuyer told = OddBuyer.of(plan, order);
        Buyer buyer = view.addressChanged() ? told.buyer().moved() : told.buyer();
        boolean byLabel = Shipping.byLabel(plan, order);
        Optional<Act.Arranged> arranged = arranged(order);
        boolean cancelled = view.state() == OrderState.CANCELLED;
        json.writeStartObject();
        json.writeStringField("id", order.id());
        json.writeStringField("status", view.state().name());
        json.writeStringField("order_type", "NORMAL");
        json.writeStringField("user_id", buyer.id());
        json.writeStringField("buyer_email", "u" + order.buyer() + "@scs.simulator.invalid");
        json.writeStringField("buyer_message", told.message());
        json.writeStringField("seller_note", "");
        json.writeStringField(
                "fulfillment_type", order.byPlatform() ? "FULFILLMENT_BY_TIKTOK" : "FULFILLMENT_BY_SELLER");
        json.writeStringField("shipping_type", byLabel ? "TIKTOK" : "SELLER");
        json.writeStringField("delivery_option_id", "6955010386410505986");
        json.writeStringField("delivery_option_name", "Standard shipping");
        carrier(view, arranged);
        json.writeStringField("warehouse_id", plan.shop().warehouse());
        json.writeStringField("payment_method_name", order.cashOnDelivery() ? "Cash on delivery" : "E-wallet");
        json.writeStringField("commerce_platform", "TIKTOK_SHOP");
        json.writeBooleanField("is_cod", order.cashOnDelivery());
        json.writeBooleanField("is_sample_order", order.kind() == Kind.SAMPLE);
        json.writeBooleanField("is_replacement_order", order.kind() == Kind.REPLACEMENT);
        if (order.kind() == Kind.REPLACEMENT) {
            json.writeStringField("replaced_order_id", order.replaces());
        }
        json.writeBooleanField("is_exchange_order", false);
        json.writeBooleanField("is_on_hold_order", view.state().hidesRecipient());
        json.writeBooleanField("is_buyer_request_cancel", view.cancelAsked());
        json.writeBooleanField("has_updated_recipient_address", view.addressChanged());
        if (cancelled) {
            json.writeStringField("cancel_reason", LineJson.cancelReason(view));
            json.writeStringField("cancellation_initiator", LineJson.cancelUser(view));
        }
        times(view);
        payment(order);
        lines.write(view);
        if (isOutOfHold(view)) {
            RecipientJson.write(json, plan.shop().market(), buyer, byLabel);
        }
        json.writeEndObject();
    }

    private Optional<Act.Arranged> arranged(ScriptedOrder order) {
        return ledger.acts(order.id()).stream()
                .filter(Act.Arranged.class::isInstance)
                .map(Act.Arranged.class::cast)
                .findFirst();
    }

    private void carrier(OrderView view, Optional<Act.Arranged> arranged) throws IOException {
        String name = view.state().hasLeft() ? "Simulated Express" : "";
        String number = view.state().hasLeft() ? "SIMPH" + view.order().number() : "";
        json.writeStringField(
                "shipping_provider",
                arranged.map(act -> Shipping.PROVIDERS.getOrDefault(act.provider(), ""))
                        .orElse(name));
        json.writeStringField(
                "tracking_number", arranged.map(Act.Arranged::tracking).orElse(number));
    }

    private static boolean isOutOfHold(OrderView view) {
        return view.released().isPresent() && !view.state().hidesRecipient();
    }

    private void times(OrderView view) throws IOException {
        seconds("create_time", Optional.of(view.order().boughtAt()));
        seconds("update_time", Optional.of(view.updated()));
        seconds("paid_time", view.when(Step.PAID));
        seconds("request_cancel_time", view.when(Step.CANCEL_ASKED));
        seconds("rts_time", view.when(Step.PART_ARRANGED).or(() -> view.when(Step.ARRANGED)));
        seconds("collection_time", view.when(Step.COLLECTED));
        seconds("delivery_time", view.when(Step.DELIVERED));
        if (view.state() == OrderState.CANCELLED) {
            seconds("cancel_time", Optional.of(view.updated()));
        }
        Optional<Instant> released = view.released();
        Optional<SlaTimes> due = released.map(at -> SlaTimes.of(plan, at));
        seconds("rts_sla_time", due.map(SlaTimes::arranged));
        seconds("tts_sla_time", due.map(SlaTimes::collected));
        seconds("shipping_due_time", due.map(SlaTimes::cancelled));
        seconds("collection_due_time", due.map(SlaTimes::cancelled));
        seconds("delivery_sla_time", due.map(SlaTimes::delivered));
    }

    private void seconds(String name, Optional<Instant> at) throws IOException {
        if (at.isPresent()) {
            json.writeNumberField(name, at.get().getEpochSecond());
        }
    }

    private void payment(ScriptedOrder order) throws IOException {
        BigDecimal original = BigDecimal.ZERO.setScale(2);
        BigDecimal paid = original;
        for (Unit unit : order.units()) {
            original = original.add(LineJson.listPrice(unit));
            paid = paid.add(unit.paid());
        }
        BigDecimal tax = paid.multiply(FEE_SHARE).setScale(2, RoundingMode.HALF_UP);
        BigDecimal shipping = order.kind() == Kind.SALE ? plan.shop().market().price(90) : BigDecimal.ZERO.setScale(2);
        json.writeObjectFieldStart("payment");
        json.writeStringField("currency", plan.shop().market().currency());
        json.writeStringField("original_total_product_price", original.toPlainString());
        json.writeStringField("seller_discount", original.subtract(paid).toPlainString());
        json.writeStringField("platform_discount", "0");
        json.writeStringField("sub_total", paid.toPlainString());
        json.writeStringField("original_shipping_fee", shipping.toPlainString());
        json.writeStringField("shipping_fee", shipping.toPlainString());
        json.writeStringField("shipping_fee_seller_discount", "0");
        json.writeStringField("shipping_fee_platform_discount", "0");
        json.writeStringField("tax", tax.toPlainString());
        json.writeStringField("total_amount", paid.add(shipping).add(tax).toPlainString());
        json.writeEndObject();
    }
}
