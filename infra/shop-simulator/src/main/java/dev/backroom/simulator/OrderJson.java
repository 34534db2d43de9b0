package dev.backroom.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.ScriptedOrder.Kind;
import dev.backroom.simulator.ScriptedOrder.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An order in the API's form: one line item per unit, ids as text, times in seconds, money as text. */
final class OrderJson {
    private static final Duration TO_ARRANGE = Duration.ofDays(1);
    private static final Duration TO_COLLECT = Duration.ofDays(2);
    private static final Duration TO_CANCEL = Duration.ofDays(5);
    private static final Duration TO_DELIVER = Duration.ofDays(7);
    private static final BigDecimal FEE_SHARE = new BigDecimal("0.06");

    private final EveningScript evening;
    private final EveningPlan plan;
    private final JsonGenerator json;

    OrderJson(EveningScript evening, JsonGenerator json) {
        this.evening = evening;
        this.plan = evening.plan();
        this.json = json;
    }

    void write(OrderView view) throws IOException {
        ScriptedOrder order = view.order();
        Buyer buyer = buyer(view);
        boolean cancelled = view.state() == OrderState.CANCELLED;
        json.writeStartObject();
        json.writeStringField("id", order.id());
        json.writeStringField("status", view.state().name());
        json.writeStringField("order_type", "NORMAL");
        json.writeStringField("user_id", buyer.id());
        json.writeStringField("buyer_email", "u" + order.buyer() + "@scs.simulator.invalid");
        json.writeStringField(
                "buyer_message", order.number() % 37 == 5 ? "Please no fragrance samples, salamat 🙏" : "");
        json.writeStringField("seller_note", "");
        json.writeStringField(
                "fulfillment_type", order.byPlatform() ? "FULFILLMENT_BY_TIKTOK" : "FULFILLMENT_BY_SELLER");
        json.writeStringField("shipping_type", order.byPlatform() ? "TIKTOK" : "SELLER");
        json.writeStringField("delivery_option_id", "6955010386410505986");
        json.writeStringField("delivery_option_name", "Standard shipping");
        json.writeStringField("shipping_provider", view.state().hasLeft() ? "Simulated Express" : "");
        json.writeStringField("tracking_number", view.state().hasLeft() ? "SIMPH" + order.number() : "");
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
            json.writeStringField("cancel_reason", cancelReason(view));
            json.writeStringField("cancellation_initiator", cancelUser(view));
        }
        times(view);
        payment(order);
        lines(view);
        parcels(view);
        if (isOutOfHold(view)) {
            recipient(buyer, order.byPlatform());
        }
        json.writeEndObject();
    }

    private Buyer buyer(OrderView view) {
        Buyer buyer = Buyer.of(plan.seed(), plan.shop().market(), view.order().buyer());
        return view.addressChanged() ? buyer.moved() : buyer;
    }

    private static boolean isOutOfHold(OrderView view) {
        return released(view).isPresent() && !view.state().hidesRecipient();
    }

    private static Optional<Instant> released(OrderView view) {
        return view.when(Step.RELEASED).or(() -> view.when(Step.BOUGHT_AT_ONCE));
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
        Optional<Instant> released = released(view);
        seconds("rts_sla_time", released.map(at -> at.plus(TO_ARRANGE)));
        seconds("tts_sla_time", released.map(at -> at.plus(TO_COLLECT)));
        seconds("shipping_due_time", released.map(at -> at.plus(TO_CANCEL)));
        seconds("collection_due_time", released.map(at -> at.plus(TO_CANCEL)));
        seconds("delivery_sla_time", released.map(at -> at.plus(TO_DELIVER)));
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
            original = original.add(listPrice(unit));
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

    private static BigDecimal listPrice(Unit unit) {
        return unit.gift() || unit.paid().signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : unit.listing().price();
    }

    private void lines(OrderView view) throws IOException {
        ScriptedOrder order = view.order();
        json.writeArrayFieldStart("line_items");
        for (int place = 0; place < order.units().size(); place++) {
            Unit unit = order.units().get(place);
            OrderState state = view.units().get(place);
            Listing listing = unit.listing();
            json.writeStartObject();
            json.writeStringField("id", unit.id());
            json.writeStringField("product_id", listing.product());
            json.writeStringField("product_name", listing.title());
            json.writeStringField("sku_id", listing.sku());
            json.writeStringField("sku_name", listing.variant());
            json.writeStringField("seller_sku", listing.code());
            json.writeStringField("sku_type", "NORMAL");
            json.writeStringField("currency", plan.shop().market().currency());
            json.writeStringField("original_price", listPrice(unit).toPlainString());
            json.writeStringField("sale_price", unit.paid().toPlainString());
            json.writeStringField(
                    "seller_discount", listPrice(unit).subtract(unit.paid()).toPlainString());
            json.writeStringField("platform_discount", "0");
            json.writeBooleanField("is_gift", unit.gift());
            json.writeBooleanField("is_dangerous_good", false);
            json.writeStringField("display_status", state.name());
            json.writeStringField("package_status", parcelState(state));
            if (hasParcel(view, state)) {
                json.writeStringField("package_id", parcel(view, place));
            }
            if (state == OrderState.CANCELLED) {
                json.writeStringField("cancel_reason", cancelReason(view));
                json.writeStringField("cancel_user", cancelUser(view));
            }
            combined(listing);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void combined(Listing listing) throws IOException {
        if (listing.combined().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("combined_listing_skus");
        for (Map.Entry<String, Integer> part : listing.combined().entrySet()) {
            Listing other = evening.listingOf(part.getKey());
            json.writeStartObject();
            json.writeStringField("sku_id", other.sku());
            json.writeNumberField("sku_count", part.getValue());
            json.writeStringField("product_id", other.product());
            json.writeStringField("seller_sku", part.getKey());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parcels(OrderView view) throws IOException {
        json.writeArrayFieldStart("packages");
        List<String> ids = IntStream.range(0, view.units().size())
                .filter(place -> hasParcel(view, view.units().get(place)))
                .mapToObj(place -> parcel(view, place))
                .distinct()
                .toList();
        for (String id : ids) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static boolean hasParcel(OrderView view, OrderState unit) {
        return unit != OrderState.CANCELLED
                && released(view).isPresent()
                && !view.state().hidesRecipient();
    }

    private static String parcel(OrderView view, int place) {
        boolean first = view.order().moves().stream()
                .anyMatch(move -> move.step() == Step.PART_ARRANGED
                        && move.units().contains(place)
                        && !move.at().isAfter(view.updated()));
        return parcelId(view.order().id(), first);
    }

    /** The parcel of an order, or the one that went ahead of the rest. */
    static String parcelId(String order, boolean ahead) {
        return "115" + order.substring(3) + (ahead ? "1" : "0");
    }

    private static String parcelState(OrderState unit) {
        return switch (unit) {
            case UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> "TO_FULFILL";
            case AWAITING_COLLECTION -> "PROCESSING";
            case IN_TRANSIT -> "FULFILLING";
            case DELIVERED -> "COMPLETED";
            case CANCELLED -> "CANCELLED";
        };
    }

    private static String cancelReason(OrderView view) {
        return view.first().containsKey(Step.PAYMENT_TIMED_OUT) ? "Payment overdue" : "No longer needed";
    }

    private static String cancelUser(OrderView view) {
        if (view.first().containsKey(Step.CANCELLED_BY_SELLER)) {
            return "SELLER";
        }
        boolean system = view.first().containsKey(Step.PAYMENT_TIMED_OUT)
                || view.first().containsKey(Step.CANCELLED_BY_PLATFORM);
        return system ? "SYSTEM" : "BUYER";
    }

    private void recipient(Buyer buyer, boolean masked) throws IOException {
        Market market = plan.shop().market();
        Market.Place place = buyer.place();
        String area = String.join(", ", place.names().reversed());
        json.writeObjectFieldStart("recipient_address");
        json.writeStringField("name", masked ? "A*** S***" : buyer.name());
        json.writeStringField("first_name", masked ? "A***" : buyer.firstName());
        json.writeStringField("last_name", masked ? "S***" : buyer.lastName());
        json.writeStringField("phone_number", masked ? buyer.phone().substring(0, 6) + "*****" : buyer.phone());
        json.writeStringField("region_code", market.name());
        json.writeStringField("postal_code", place.postalCode());
        json.writeStringField("address_detail", masked ? "***" : buyer.street());
        json.writeStringField("address_line1", masked ? "***" : buyer.street());
        json.writeStringField("address_line2", "");
        json.writeStringField(
                "full_address", (masked ? "***" : buyer.street()) + ", " + area + ", " + place.postalCode());
        json.writeArrayFieldStart("district_info");
        district("L0", "Country", market.name());
        for (int level = 0; level < place.names().size(); level++) {
            district(
                    "L" + (level + 1), market.levels().get(level), place.names().get(level));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void district(String level, String levelName, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("address_level", level);
        json.writeStringField("address_level_name", levelName);
        json.writeStringField("address_name", name);
        json.writeEndObject();
    }
}
