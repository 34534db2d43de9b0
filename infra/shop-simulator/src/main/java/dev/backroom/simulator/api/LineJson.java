package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.ledger.Parcel;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedOrder.Unit;
import dev.backroom.simulator.script.Shipping;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.shop.Listing;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An order's units and parcels in the API's form. */
final class LineJson {
    private final ShopLedger ledger;
    private final EveningScript evening;
    private final JsonGenerator json;

    LineJson(ShopLedger ledger, JsonGenerator json) {
        this.ledger = ledger;
        this.evening = ledger.script();
        this.json = json;
    }

    /** Writes {@code line_items} and {@code packages}. */
    void write(OrderView view) throws IOException {
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
            json.writeStringField("currency", evening.plan().shop().market().currency());
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
                tracking(order, place);
            }
            if (state == OrderState.CANCELLED) {
                json.writeStringField("cancel_reason", cancelReason(view));
                json.writeStringField("cancel_user", cancelUser(view));
            }
            combined(listing);
            json.writeEndObject();
        }
        json.writeEndArray();
        parcels(view);
    }

    private void tracking(ScriptedOrder order, int place) throws IOException {
        for (Act act : ledger.acts(order.id())) {
            if (act instanceof Act.Arranged arranged && arranged.units().contains(place)) {
                json.writeStringField("tracking_number", arranged.tracking());
                json.writeStringField("shipping_provider_id", arranged.provider());
                json.writeStringField(
                        "shipping_provider_name", Shipping.PROVIDERS.getOrDefault(arranged.provider(), ""));
            }
        }
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

    private boolean hasParcel(OrderView view, OrderState unit) {
        EveningPlan plan = evening.plan();
        boolean packed = plan.sellerShips().isEmpty()
                || plan.shop().market().packsBeforeShipping()
                || unit == OrderState.AWAITING_COLLECTION
                || unit.hasLeft();
        return unit != OrderState.CANCELLED
                && packed
                && view.released().isPresent()
                && !view.state().hidesRecipient();
    }

    private static String parcel(OrderView view, int place) {
        int ahead = 0;
        for (Move move : view.order().moves()) {
            if (move.step() == Step.PART_ARRANGED && !move.at().isAfter(view.updated())) {
                ahead++;
                if (move.units().contains(place)) {
                    return Parcel.id(view.order().id(), ahead);
                }
            }
        }
        return Parcel.id(view.order().id(), 0);
    }

    private static String parcelState(OrderState unit) {
        return switch (unit) {
            case UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> "TO_FULFILL";
            case AWAITING_COLLECTION -> "PROCESSING";
            case IN_TRANSIT -> "FULFILLING";
            case DELIVERED, COMPLETED -> "COMPLETED";
            case CANCELLED -> "CANCELLED";
        };
    }

    static String cancelReason(OrderView view) {
        return view.first().containsKey(Step.PAYMENT_TIMED_OUT) ? "Payment overdue" : "No longer needed";
    }

    static String cancelUser(OrderView view) {
        if (view.first().containsKey(Step.CANCELLED_BY_SELLER)) {
            return "SELLER";
        }
        boolean system = view.first().containsKey(Step.PAYMENT_TIMED_OUT)
                || view.first().containsKey(Step.CANCELLED_BY_PLATFORM);
        return system ? "SYSTEM" : "BUYER";
    }

    static BigDecimal listPrice(Unit unit) {
        return unit.gift() || unit.paid().signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : unit.listing().price();
    }
}
