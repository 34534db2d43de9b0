package dev.backroom.tiktok.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The body of a queue message: one signal as JSON. What {@link #write} gives, {@link #read} gives back. */
public final class SignalCodec {
    private SignalCodec() {}

    public static String write(Signal signal) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("type", signal.type());
        if (!signal.notification().isEmpty()) {
            root.put("notification", signal.notification());
        }
        signal.shop().ifPresent(shop -> root.put("shop", shop.value()));
        signal.seller().ifPresent(seller -> root.put("seller", seller));
        root.put("at", signal.at().toString());
        if (!signal.orders().isEmpty()) {
            signal.orders().forEach(root.putArray("orders")::add);
        }
        if (!signal.facts().isEmpty()) {
            ObjectNode facts = root.putObject("facts");
            new TreeMap<>(signal.facts()).forEach(facts::put);
        }
        return root.toString();
    }

    /**
     * Reads a queue message.
     *
     * @throws UnreadableMessage if it is not what {@link #write} gives; reading it again will not help
     */
    public static Signal read(String message) throws UnreadableMessage {
        try {
            JsonNode root = JsonText.strictObject(message.getBytes(StandardCharsets.UTF_8));
            return new Signal(
                    type(root),
                    JsonFields.text(root, "notification"),
                    JsonFields.id(root.get("shop"), "shop").map(ShopId::new),
                    Optional.of(JsonFields.text(root, "seller")).filter(seller -> !seller.isEmpty()),
                    Instant.parse(JsonFields.text(root, "at")),
                    orders(root),
                    facts(root));
        } catch (UnreadableJson e) {
            throw new UnreadableMessage(String.valueOf(e.getMessage()));
        } catch (DateTimeParseException e) {
            throw new UnreadableMessage("at is not a time");
        }
    }

    private static int type(JsonNode root) {
        OptionalLong type = JsonFields.count(root.get("type"));
        if (type.isEmpty() || type.getAsLong() != (int) type.getAsLong()) {
            throw new UnreadableJson("type is not a number");
        }
        return (int) type.getAsLong();
    }

    private static List<String> orders(JsonNode root) {
        List<String> orders = new ArrayList<>();
        for (JsonNode order : root.path("orders")) {
            orders.add(JsonFields.id(order, "order id").orElseThrow(() -> new UnreadableJson("an order id is empty")));
        }
        return orders;
    }

    private static Map<String, String> facts(JsonNode root) {
        Map<String, String> facts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> fact : root.path("facts").properties()) {
            if (!fact.getValue().isTextual()) {
                throw new UnreadableJson("a fact is not text");
            }
            facts.put(fact.getKey(), fact.getValue().textValue());
        }
        return facts;
    }
}
