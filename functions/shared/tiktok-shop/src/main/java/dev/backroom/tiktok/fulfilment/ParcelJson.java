package dev.backroom.tiktok.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.ship.PackageState;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fulfilment calls send and answer. */
final class ParcelJson {
    private ParcelJson() {}

    /** The batch call's body; a package stands in it as in the single call, with its id. */
    static String ship(Collection<ShipRequest> requests) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode packages = root.putArray("packages");
        for (ShipRequest request : requests) {
            shipment(packages.addObject().put("id", request.parcel()), request);
        }
        return root.toString();
    }

    /** The single call's body; the package stands in its path. */
    static String ship(ShipRequest request) {
        return shipment(JsonNodeFactory.instance.objectNode(), request).toString();
    }

    private static ObjectNode shipment(ObjectNode node, ShipRequest request) {
        request.pickup()
                .ifPresent(slot -> node.put("handover_method", "PICKUP")
                        .putObject("pickup_slot")
                        .put("start_time", slot.start().getEpochSecond())
                        .put("end_time", slot.end().getEpochSecond()));
        request.own()
                .ifPresent(own -> node.putObject("self_shipment")
                        .put("tracking_number", own.tracking())
                        .put("shipping_provider_id", own.provider()));
        return node;
    }

    /** An error that names no package of the call counts for all of them: better another look than a parcel forgotten. */
    static Map<String, ShipRefused> refused(JsonNode data, Collection<String> sent) {
        Map<String, ShipRefused> refused = new HashMap<>();
        for (JsonNode error : data.path("errors")) {
            ShipRefused why =
                    new ShipRefused(JsonFields.count(error.get("code")).orElse(0));
            Optional<String> named = id(error.path("detail").get("package_id"))
                    .or(() -> id(error.get("package_id")))
                    .filter(sent::contains);
            if (named.isPresent()) {
                refused.put(named.get(), why);
            } else {
                sent.forEach(each -> refused.putIfAbsent(each, why));
            }
        }
        return refused;
    }

    static String marked(Collection<String> lineItems, ShipRequest.OwnCarrier own) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        lineItems.forEach(root.putArray("order_line_item_ids")::add);
        return root.put("tracking_number", own.tracking())
                .put("shipping_provider_id", own.provider())
                .toString();
    }

    static ShopPackage parcel(String id, JsonNode data) {
        Set<String> orders = new HashSet<>();
        for (JsonNode order : data.path("orders")) {
            id(order.get("id")).ifPresent(orders::add);
        }
        return new ShopPackage(
                id,
                PackageState.of(JsonFields.text(data, "package_status")),
                orders,
                JsonFields.text(data, "shipping_provider_name"),
                JsonFields.text(data, "tracking_number"));
    }

    /** The documentation spells the flag of a free slot in a way of its own; both spellings are read. */
    static HandoverSlots slots(JsonNode data) {
        List<PickupSlot> pickups = new ArrayList<>();
        for (JsonNode slot : data.path("pickup_slots")) {
            JsonNode free = slot.has("avaliable") ? slot.get("avaliable") : slot.get("available");
            Optional<Instant> start = JsonFields.time(slot.get("start_time"));
            Optional<Instant> end = JsonFields.time(slot.get("end_time"));
            if ((free == null || JsonFields.flag(free)) && start.isPresent() && end.isPresent()) {
                pickups.add(new PickupSlot(start.get(), end.get()));
            }
        }
        pickups.sort(Comparator.comparing(PickupSlot::start));
        return new HandoverSlots(pickups, JsonFields.flag(data.get("can_drop_off")));
    }

    static Map<String, String> providers(JsonNode data) {
        Map<String, String> providers = new HashMap<>();
        for (JsonNode provider : data.path("shipping_providers")) {
            id(provider.get("id")).ifPresent(id -> providers.put(id, JsonFields.text(provider, "name")));
        }
        return providers;
    }

    static List<TrackingEvent> tracking(JsonNode data) {
        List<TrackingEvent> events = new ArrayList<>();
        for (JsonNode event : data.path("tracking")) {
            OptionalLong millis = JsonFields.count(event.get("update_time_millis"));
            if (millis.isPresent()) {
                events.add(new TrackingEvent(
                        Instant.ofEpochMilli(millis.getAsLong()), JsonFields.text(event, "description")));
            }
        }
        events.sort(Comparator.comparing(TrackingEvent::at));
        return events;
    }

    private static Optional<String> id(@Nullable JsonNode value) {
        try {
            return JsonFields.id(value, "id");
        } catch (UnreadableJson e) {
            return Optional.empty();
        }
    }
}
