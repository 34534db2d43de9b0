package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.Parcel;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.OrderLife;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.Shipping;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The calls by which a seller says that a parcel can be fetched: ship one, ship many, mark as shipped. */
final class ShipCalls {
    private static final int MOST_PARCELS = 50;
    private static final Set<String> METHODS = Set.of("PICKUP", "DROP_OFF");

    private final ShopLedger ledger;
    private final EveningPlan plan;

    ShipCalls(ShopLedger ledger) {
        this.ledger = ledger;
        this.plan = ledger.script().plan();
    }

    AnswerData one(String parcel, byte[] body, Instant now) throws RefusedCall {
        ship(parcel, BodyJson.object(body), now);
        return json -> {};
    }

    /** Ships what can be shipped; the answer says success and lists the rest. */
    AnswerData many(byte[] body, Instant now) throws RefusedCall {
        JsonNode parcels = BodyJson.object(body).path("packages");
        if (!parcels.isArray() || parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
            throw new RefusedCall(Refusal.of("packages must be a list of 1 to " + MOST_PARCELS));
        }
        Map<String, Refusal> refused = new HashMap<>();
        for (JsonNode parcel : parcels) {
            String id = parcel.path("id").asText();
            try {
                ship(id, parcel, now);
            } catch (RefusedCall e) {
                refused.put(id, e.refusal());
            }
        }
        return json -> {
            json.writeArrayFieldStart("errors");
            for (Map.Entry<String, Refusal> error : refused.entrySet()) {
                error(json, error.getKey(), error.getValue());
            }
            json.writeEndArray();
        };
    }

    /** A seller with a carrier of its own says which units left, and with which number. */
    AnswerData mark(String id, byte[] body, Instant now) throws RefusedCall {
        if (plan.shop().market().packsBeforeShipping()) {
            throw new RefusedCall(Refusal.NOT_IN_THIS_MARKET);
        }
        JsonNode call = BodyJson.object(body);
        synchronized (ledger) {
            OrderView view = view(id, now);
            SortedSet<Integer> units = units(view, call.path("order_line_item_ids"));
            arrange(
                    view,
                    units,
                    call.path("tracking_number").asText(),
                    call.path("shipping_provider_id").asText(),
                    now);
            List<Parcel> parcels = Parcel.of(plan, view(id, now), ledger.acts(id));
            String made = parcels.getLast().id();
            return json -> {
                json.writeStringField("order_id", id);
                json.writeStringField("package_id", made);
            };
        }
    }

    private void ship(String parcel, JsonNode call, Instant now) throws RefusedCall {
        synchronized (ledger) {
            OrderView view = view(Parcel.order(parcel), now);
            requireShippable(view);
            Parcel open = Parcel.of(plan, view, ledger.acts(view.order().id())).stream()
                    .filter(candidate -> candidate.id().equals(parcel))
                    .findFirst()
                    .orElseThrow(() -> new RefusedCall(Refusal.NO_SUCH_PACKAGE));
            if (open.act().isPresent()) {
                throw new RefusedCall(Refusal.SHIPPED_ALREADY);
            }
            SortedSet<Integer> units = OrderLife.rest(view);
            if (Shipping.byLabel(plan, view.order())) {
                String method = call.path("handover_method").asText("PICKUP");
                if (!METHODS.contains(method)) {
                    throw new RefusedCall(Refusal.of("invalid handover_method"));
                }
                arrange(view, units, "SIMPH" + parcel.substring(3), Shipping.PLATFORM_PROVIDER, now);
            } else {
                JsonNode own = call.path("self_shipment");
                arrange(
                        view,
                        units,
                        own.path("tracking_number").asText(),
                        own.path("shipping_provider_id").asText(),
                        now);
            }
        }
    }

    private void arrange(OrderView view, SortedSet<Integer> units, String tracking, String provider, Instant now)
            throws RefusedCall {
        requireShippable(view);
        if (tracking.isBlank() || tracking.length() > 50) {
            throw new RefusedCall(Refusal.BAD_TRACKING);
        }
        if (!Shipping.PROVIDERS.containsKey(provider)) {
            throw new RefusedCall(Refusal.BAD_PROVIDER);
        }
        boolean last = units.equals(OrderLife.rest(view));
        ledger.add(
                view.order(), new Act.Arranged(now.truncatedTo(ChronoUnit.SECONDS), units, tracking, provider, last));
    }

    private OrderView view(String id, Instant now) throws RefusedCall {
        if (plan.sellerShips().isEmpty()) {
            throw new RefusedCall(Refusal.SCRIPT_SHIPS);
        }
        return ledger.order(id)
                .flatMap(order -> OrderView.at(order, now))
                .filter(view -> !view.order().byPlatform())
                .orElseThrow(() -> new RefusedCall(Refusal.NO_SUCH_PACKAGE));
    }

    private static void requireShippable(OrderView view) throws RefusedCall {
        switch (view.state()) {
            case UNPAID, ON_HOLD -> throw new RefusedCall(Refusal.ON_HOLD);
            case CANCELLED -> throw new RefusedCall(Refusal.CANCELLED);
            case AWAITING_COLLECTION, IN_TRANSIT, DELIVERED, COMPLETED ->
                throw new RefusedCall(Refusal.SHIPPED_ALREADY);
            case AWAITING_SHIPMENT, PARTIALLY_SHIPPING -> {}
        }
    }

    /** The places of line items; none named means all that are left. */
    private static SortedSet<Integer> units(OrderView view, JsonNode ids) throws RefusedCall {
        requireShippable(view);
        SortedSet<Integer> rest = OrderLife.rest(view);
        if (ids.isMissingNode() || ids.isEmpty()) {
            return rest;
        }
        List<String> named = new ArrayList<>();
        ids.forEach(id -> named.add(id.asText()));
        TreeSet<Integer> units = new TreeSet<>();
        for (int place = 0; place < view.units().size(); place++) {
            if (named.remove(view.order().units().get(place).id())) {
                units.add(place);
            }
        }
        if (!named.isEmpty()) {
            throw new RefusedCall(Refusal.of("order_line_item_ids are invalid"));
        }
        if (!rest.containsAll(units)) {
            throw new RefusedCall(Refusal.SHIPPED_ALREADY);
        }
        return units;
    }

    private static void error(JsonGenerator json, String parcel, Refusal refusal) throws IOException {
        json.writeStartObject();
        json.writeNumberField("code", refusal.code());
        json.writeStringField("message", refusal.message());
        json.writeObjectFieldStart("detail");
        json.writeStringField("package_id", parcel);
        json.writeEndObject();
        json.writeEndObject();
    }
}
