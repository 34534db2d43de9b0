package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.order.Recipient;
import dev.backroom.tiktok.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 马帮's open API. An order stands there under the release's key as {@code platformOrderId}, of which it takes one; the check
 * tells whether it has it. Address, quantities and remark can be changed and the whole order voided until it has left; the rest
 * is done by hand. What the gateway says in words may repeat what it was sent, so that reasons hold its code alone.
 */
final class Mabang implements WarehouseAdapter {
    private static final List<String> CARRIER = List.of("myLogisticsChannelName", "logisticsName", "myLogisticsName");
    private static final List<String> TRACKING = List.of("trackNumber", "trackNumber1", "tracknumber");

    private static final String VOIDED = "5";

    private final MabangSettings settings;
    private final MabangCall gateway;

    Mabang(MabangSettings settings, MabangCall gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        return switch (gateway.call("order-do-create-order", data(order))) {
            case MabangCall.Answer.Data(JsonNode data) -> new WarehouseAnswer.Taken(reference(data));
            case MabangCall.Answer.Silence(String reason, boolean unsure) ->
                new WarehouseAnswer.Failed("马帮: " + reason, unsure);
            case MabangCall.Answer.Refused refused ->
                // It may refuse because it has the order: the check knows.
                switch (knows(order.key())) {
                    case Known.Yes(String reference) -> new WarehouseAnswer.Taken(reference);
                    case Known.No no ->
                        new WarehouseAnswer.Refused("马帮 refuses the order [code " + refused.code() + "]");
                    case Known.TakesKeysOnce once ->
                        new WarehouseAnswer.Refused("马帮 refuses the order [code " + refused.code() + "]");
                    case Known.Unsaid unsaid -> new WarehouseAnswer.Failed("马帮: " + unsaid.reason(), true);
                };
        };
    }

    @Override
    public Known knows(String key) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("platformOrderId", key);
        return switch (gateway.call("order-do-create-order-check", data)) {
            case MabangCall.Answer.Data(JsonNode found) ->
                isEmpty(found) ? new Known.No() : new Known.Yes(reference(found));
            case MabangCall.Answer.Refused refused ->
                refused.code().equals("no data") ? new Known.No() : new Known.Unsaid("code " + refused.code());
            case MabangCall.Answer.Silence silence -> new Known.Unsaid(silence.reason());
        };
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        return switch (there(order.key())) {
            case There.Silent(String reason) -> new WarehouseAnswer.Failed("马帮: " + reason, false);
            case There.Absent absent ->
                new WarehouseAnswer.Refused("马帮 does not show the order; change it there by hand");
            case There.Order(JsonNode known) ->
                switch (state(known)) {
                    case SENT, VOID -> new WarehouseAnswer.Refused("马帮 has sent or voided it; check there by hand");
                    case OPEN ->
                        switch (MabangItems.of(known.path("orderItem"), order.units())) {
                            case MabangItems.ByHand(String reason) -> new WarehouseAnswer.Refused(reason);
                            case MabangItems.Edits(ArrayNode edits) -> changed(order, edits);
                        };
                };
        };
    }

    private WarehouseAnswer changed(WarehouseOrder order, ArrayNode edits) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("platformOrderId", order.key());
        order.recipient().ifPresent(recipient -> address(data, recipient).put("buyerName", recipient.name()));
        label(data, order);
        if (!edits.isEmpty()) {
            data.put("stockData", edits.toString());
        }
        return asked(data, "change it in 马帮 by hand");
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        return switch (there(order.key())) {
            case There.Silent(String reason) -> new WarehouseAnswer.Failed("马帮: " + reason, false);
            case There.Absent absent ->
                new WarehouseAnswer.Refused("马帮 does not show the order; cancel it there by hand");
            case There.Order(JsonNode known) ->
                switch (state(known)) {
                    case VOID -> new WarehouseAnswer.Taken("");
                    case SENT -> new WarehouseAnswer.Refused("马帮 has sent it; call the parcel back by hand");
                    case OPEN ->
                        asked(
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("platformOrderId", order.key())
                                        .put("orderStatus", VOIDED),
                                "cancel it in 马帮 by hand");
                };
        };
    }

    private WarehouseAnswer asked(ObjectNode data, String otherwise) {
        return switch (gateway.call("order-do-change-order", data)) {
            case MabangCall.Answer.Data changed -> new WarehouseAnswer.Taken("");
            case MabangCall.Answer.Refused refused ->
                new WarehouseAnswer.Refused(otherwise + " [code " + refused.code() + "]");
            case MabangCall.Answer.Silence(String reason, boolean unsure) ->
                new WarehouseAnswer.Failed("马帮: " + reason, unsure);
        };
    }

    /** An order as 马帮 lists it. */
    private sealed interface There {
        record Order(JsonNode known) implements There {}

        record Absent() implements There {}

        record Silent(String reason) implements There {}
    }

    private There there(String key) {
        return switch (gateway.call("order-get-order-list-new", listing(key))) {
            case MabangCall.Answer.Data(JsonNode found) ->
                listed(found)
                        .filter(order ->
                                JsonFields.text(order, "platformOrderId").equals(key))
                        .findFirst()
                        .<There>map(There.Order::new)
                        .orElseGet(There.Absent::new);
            case MabangCall.Answer.Refused refused ->
                refused.code().equals("no data") ? new There.Absent() : new There.Silent("code " + refused.code());
            case MabangCall.Answer.Silence silence -> new There.Silent(silence.reason());
        };
    }

    private enum State {
        OPEN,
        SENT,
        VOID
    }

    private static State state(JsonNode order) {
        return switch (order.path("orderStatus").asText()) {
            case "3", "4" -> State.SENT;
            case VOIDED -> State.VOID;
            default -> State.OPEN;
        };
    }

    @Override
    public List<Sent> sent(String key) {
        return gateway.call("order-get-order-list-new", listing(key)) instanceof MabangCall.Answer.Data(JsonNode found)
                ? parcels(listed(found))
                : List.of();
    }

    /** Orders of every state: those that have left among them. */
    private static ObjectNode listing(String key) {
        return JsonNodeFactory.instance.objectNode().put("allstatus", "1").put("platformOrderIds", key);
    }

    private static Stream<JsonNode> listed(JsonNode found) {
        return Stream.of(found, found.path("data"), found.path("list")).filter(JsonNode::isArray).findFirst().stream()
                .flatMap(JsonNode::valueStream);
    }

    private static List<Sent> parcels(Stream<JsonNode> orders) {
        return orders.map(order -> new Sent(first(order, CARRIER), first(order, TRACKING), Map.of()))
                .filter(sent -> !sent.tracking().isBlank() && !sent.carrier().isBlank())
                .toList();
    }

    private ObjectNode data(WarehouseOrder order) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("platformOrderId", order.key());
        if (!settings.shopName().isEmpty()) {
            data.put("shopName", settings.shopName());
        }
        order.recipient()
                .ifPresent(recipient -> address(data, recipient)
                        .put("buyerUserId", recipient.name())
                        .put("name", recipient.name()));
        order.parcels().stream().findFirst().ifPresent(parcel -> data.put("trackNumber", parcel.tracking()));
        label(data, order);
        if (!order.prices().currency().isEmpty()) {
            data.put("currencyId", order.prices().currency());
        }
        ArrayNode items = data.putArray("orderItems");
        order.units().forEach((sku, units) -> {
            ObjectNode item =
                    items.addObject().put("title", sku).put("platformSku", sku).put("quantity", units);
            order.prices().of(sku).ifPresent(price -> item.put("sellPrice", price.toPlainString()));
        });
        return data;
    }

    /** No field of theirs is known to take a label; its address stands where the packer reads. */
    private void label(ObjectNode data, WarehouseOrder order) {
        if (!settings.labelField().isEmpty() && !order.parcels().isEmpty()) {
            data.put(
                    settings.labelField(),
                    order.parcels().stream()
                            .map(parcel -> parcel.tracking() + " " + parcel.label())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static ObjectNode address(ObjectNode data, Recipient recipient) {
        String street = recipient.parts().street();
        List<String> areas = recipient.parts().areas();
        data.put("phone1", recipient.phone())
                .put("street1", street.isBlank() ? recipient.address() : street)
                .put("countryCode", recipient.region())
                .put("postCode", recipient.postalCode());
        if (!areas.isEmpty()) {
            data.put("province", areas.getFirst()).put("city", areas.getLast());
        }
        return data;
    }

    private static boolean isEmpty(JsonNode found) {
        return found.isNull()
                || found.isMissingNode()
                || found.isEmpty() && !found.isValueNode()
                || found.isBoolean() && !found.booleanValue()
                || found.isTextual() && found.textValue().isBlank();
    }

    private static String reference(JsonNode data) {
        return first(data, List.of("orderId", "platformOrderId", "id"));
    }

    private static String first(JsonNode of, List<String> names) {
        return names.stream()
                .map(name -> JsonFields.text(of, name))
                .filter(text -> !text.isBlank() && text.length() <= 100)
                .findFirst()
                .orElse("");
    }
}
