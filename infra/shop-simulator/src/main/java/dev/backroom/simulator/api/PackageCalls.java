package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.Parcel;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.Carrier;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.SellerShips;
import dev.backroom.simulator.script.Act;
import dev.backroom.simulator.script.Buyer;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.OddBuyer;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Shipping;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is asked about parcels: detail, search, label, hours of collection, carriers, way. */
final class PackageCalls {
    private static final Set<String> DOCUMENTS = Set.of(
            "SHIPPING_LABEL",
            "PACKING_SLIP",
            "SHIPPING_LABEL_AND_PACKING_SLIP",
            "SHIPPING_LABEL_PICTURE",
            "HAZMAT_LABEL",
            "INVOICE_LABEL");
    private static final Duration SLOT = Duration.ofHours(1);

    private final ShopLedger ledger;
    private final EveningPlan plan;
    private final LabelOffice labels;

    PackageCalls(ShopLedger ledger, LabelOffice labels) {
        this.ledger = ledger;
        this.labels = labels;
        this.plan = ledger.script().plan();
    }

    AnswerData detail(String id, Instant now) throws RefusedCall {
        Parcel parcel = parcel(id, now);
        return json -> write(json, parcel);
    }

    AnswerData search(ApiCall call, Instant now) throws RefusedCall {
        call.allow(Set.of("shop_cipher", "page_size", "page_token", "sort_field", "sort_order"));
        int size = PageMark.size(call);
        if (size > 50) {
            throw new RefusedCall(Refusal.of("page_size must be between 1 and 50"));
        }
        JsonNode filters = BodyJson.object(call.body());
        long from = filters.path("update_time_ge").asLong(0);
        long before = filters.path("update_time_lt").asLong(Long.MAX_VALUE);
        String status = filters.path("package_status").asText();
        List<Parcel> all = ledger.orders().stream()
                .filter(order -> !order.boughtAt().isAfter(now))
                .filter(order -> {
                    long updated = order.updatedAt(now).getEpochSecond();
                    return updated >= from && updated < before;
                })
                .flatMap(order -> OrderView.at(order, now).stream())
                .flatMap(view -> Parcel.of(plan, view, ledger.acts(view.order().id())).stream())
                .filter(parcel -> status.isEmpty() || status.equals(parcel.status()))
                .toList();
        String after = PageMark.of(call).map(PageMark::id).orElse("");
        List<Parcel> left = all.stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .filter(parcel -> parcel.id().compareTo(after) > 0)
                .toList();
        List<Parcel> page = left.stream().limit(size).toList();
        String next = left.size() > page.size() ? new PageMark(0, page.getLast().id()).token() : "";
        return json -> {
            json.writeArrayFieldStart("packages");
            for (Parcel parcel : page) {
                json.writeStartObject();
                write(json, parcel);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("next_page_token", next);
            json.writeNumberField("total_count", all.size());
        };
    }

    /** The label of a parcel that goes with the platform; for a while after the arrangement it is still being made. */
    AnswerData document(String id, ApiCall call, Instant now) throws RefusedCall {
        String type = call.required("document_type");
        if (!DOCUMENTS.contains(type)) {
            throw new RefusedCall(Refusal.of("invalid document_type"));
        }
        Parcel parcel = parcel(id, now);
        if (!Shipping.byLabel(plan, parcel.view().order())) {
            throw new RefusedCall(Refusal.NOT_THE_PLATFORMS);
        }
        if (parcel.view().state() == OrderState.CANCELLED) {
            throw new RefusedCall(Refusal.CANCELLED);
        }
        Act.Arranged act = parcel.act().orElseThrow(() -> new RefusedCall(Refusal.NOT_SHIPPED));
        Duration takes = plan.sellerShips().orElseThrow().labelTakes(id);
        if (act.at().plus(takes).isAfter(now)) {
            throw new RefusedCall(Refusal.LABEL_IN_THE_MAKING);
        }
        return json -> {
            json.writeStringField("doc_url", labels.address(id, type, now));
            json.writeStringField("tracking_number", act.tracking());
        };
    }

    /** The label behind an address that was given out: whoever drew it up knows whom the parcel goes to. */
    Optional<byte[]> label(String id, Instant now) {
        return find(id, now)
                .flatMap(parcel -> parcel.act().map(act -> {
                    ScriptedOrder order = parcel.view().order();
                    Buyer buyer = OddBuyer.of(plan, order).buyer();
                    List<String> to = new ArrayList<>(List.of(buyer.name(), buyer.phone(), buyer.street()));
                    to.add(String.join(", ", buyer.place().names().reversed()));
                    to.add(buyer.place().postalCode() + " "
                            + plan.shop().market().name());
                    return LabelPdf.of(
                            Shipping.PROVIDERS.getOrDefault(act.provider(), "Simulated Express"),
                            plan.shop().name(),
                            act.tracking(),
                            order.id(),
                            to,
                            items(parcel));
                }));
    }

    private static List<String> items(Parcel parcel) {
        Map<String, Integer> units = new TreeMap<>();
        parcel.places()
                .forEach(place -> units.merge(
                        parcel.view().order().units().get(place).listing().title(), 1, Integer::sum));
        return units.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .toList();
    }

    AnswerData slots(String id, Instant now) throws RefusedCall {
        parcel(id, now);
        Instant next = plan.sellerShips()
                .map(SellerShips::carrier)
                .orElse(Carrier.USUAL)
                .collects(now, plan.zone());
        return json -> {
            json.writeBooleanField("can_drop_off", true);
            json.writeBooleanField("can_pickup", true);
            json.writeArrayFieldStart("pickup_slots");
            json.writeStartObject();
            json.writeNumberField("start_time", next.minus(SLOT).getEpochSecond());
            json.writeNumberField("end_time", next.getEpochSecond());
            json.writeBooleanField("avaliable", true);
            json.writeEndObject();
            json.writeEndArray();
        };
    }

    AnswerData providers() {
        return json -> {
            json.writeArrayFieldStart("shipping_providers");
            for (Map.Entry<String, String> provider : Shipping.PROVIDERS.entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", provider.getKey());
                json.writeStringField("name", provider.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        };
    }

    /** Where an order's parcels were seen; these times are in milliseconds. */
    AnswerData tracking(String order, Instant now) throws RefusedCall {
        OrderView view = ledger.order(order)
                .flatMap(found -> OrderView.at(found, now))
                .orElseThrow(() -> new RefusedCall(Refusal.NO_SUCH_ORDER));
        return json -> {
            json.writeArrayFieldStart("tracking");
            for (Move move : view.order().moves().reversed()) {
                String words = switch (move.step()) {
                    case ARRANGED, PART_ARRANGED -> "Your package is ready to be collected";
                    case COLLECTED, PART_COLLECTED -> "Your package was collected by the carrier";
                    case DELIVERED -> "Your package was delivered";
                    default -> "";
                };
                if (!words.isEmpty() && !move.at().isAfter(now)) {
                    json.writeStartObject();
                    json.writeStringField("description", words);
                    json.writeNumberField("update_time_millis", move.at().toEpochMilli());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        };
    }

    private Parcel parcel(String id, Instant now) throws RefusedCall {
        return find(id, now).orElseThrow(() -> new RefusedCall(Refusal.NO_SUCH_PACKAGE));
    }

    private Optional<Parcel> find(String id, Instant now) {
        return ledger.order(Parcel.order(id)).flatMap(order -> OrderView.at(order, now)).stream()
                .flatMap(view -> Parcel.of(plan, view, ledger.acts(view.order().id())).stream())
                .filter(parcel -> parcel.id().equals(id))
                .findFirst();
    }

    private void write(JsonGenerator json, Parcel parcel) throws IOException {
        ScriptedOrder order = parcel.view().order();
        json.writeStringField("package_id", parcel.id());
        json.writeStringField("package_status", parcel.status());
        json.writeStringField("shipping_type", Shipping.byLabel(plan, order) ? "TIKTOK" : "SELLER");
        json.writeStringField(
                "tracking_number", parcel.act().map(Act.Arranged::tracking).orElse(""));
        String provider = parcel.act().map(Act.Arranged::provider).orElse("");
        json.writeStringField("shipping_provider_id", provider);
        json.writeStringField("shipping_provider_name", Shipping.PROVIDERS.getOrDefault(provider, ""));
        json.writeNumberField("create_time", order.boughtAt().getEpochSecond());
        json.writeNumberField("update_time", parcel.view().updated().getEpochSecond());
        json.writeArrayFieldStart("orders");
        json.writeStartObject();
        json.writeStringField("id", order.id());
        json.writeArrayFieldStart("skus");
        for (int place : parcel.places()) {
            ScriptedOrder.Unit unit = order.units().get(place);
            json.writeStartObject();
            json.writeStringField("id", unit.listing().sku());
            json.writeStringField("name", unit.listing().title());
            json.writeNumberField("quantity", 1);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("order_line_item_ids");
        for (int place : parcel.places()) {
            json.writeString(order.units().get(place).id());
        }
        json.writeEndArray();
    }
}
