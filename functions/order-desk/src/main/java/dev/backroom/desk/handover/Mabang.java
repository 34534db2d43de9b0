package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.order.Recipient;
import dev.backroom.tiktok.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 马帮's open API. An order stands there under the release's key as {@code platformOrderId}, of which it takes one; the check
 * tells whether it has it. What the gateway says in words may repeat what it was sent, so that reasons hold its code alone.
 */
final class Mabang implements WarehouseAdapter {
    private static final List<String> CARRIER = List.of("myLogisticsChannelName", "logisticsName", "myLogisticsName");
    private static final List<String> TRACKING = List.of("trackNumber", "trackNumber1", "tracknumber");

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
        return new WarehouseAnswer.Refused("change it in 马帮 by hand");
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        return new WarehouseAnswer.Refused("cancel it in 马帮 by hand");
    }

    @Override
    public List<Sent> sent(String key) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("platformOrderIds", key);
        return gateway.call("order-get-order-list-new", data) instanceof MabangCall.Answer.Data(JsonNode found)
                ? Stream.of(found, found.path("data"), found.path("list"))
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .map(Mabang::parcels)
                        .orElse(List.of())
                : List.of();
    }

    private static List<Sent> parcels(JsonNode orders) {
        return orders.valueStream()
                .map(order -> new Sent(first(order, CARRIER), first(order, TRACKING), Map.of()))
                .filter(sent -> !sent.tracking().isBlank() && !sent.carrier().isBlank())
                .toList();
    }

    private ObjectNode data(WarehouseOrder order) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("platformOrderId", order.key());
        if (!settings.shopName().isEmpty()) {
            data.put("shopName", settings.shopName());
        }
        order.recipient().ifPresent(recipient -> recipient(data, recipient));
        order.parcels().stream().findFirst().ifPresent(parcel -> data.put("trackNumber", parcel.tracking()));
        ArrayNode items = data.putArray("orderItems");
        order.units()
                .forEach((sku, units) -> items.addObject()
                        .put("title", sku)
                        .put("platformSku", sku)
                        .put("quantity", units));
        return data;
    }

    private static void recipient(ObjectNode data, Recipient recipient) {
        String street = recipient.parts().street();
        List<String> areas = recipient.parts().areas();
        data.put("buyerUserId", recipient.name())
                .put("name", recipient.name())
                .put("phone1", recipient.phone())
                .put("street1", street.isBlank() ? recipient.address() : street)
                .put("countryCode", recipient.region())
                .put("postCode", recipient.postalCode());
        if (!areas.isEmpty()) {
            data.put("province", areas.getFirst()).put("city", areas.getLast());
        }
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
