package dev.backroom.notices.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.queue.UnreadableMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A handover's message as text: {@code {shop, order, wave}}, {@code {shop, order, news: true}} or {@code {shop, order, tracked: {…}}}. */
public final class HandoverCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HandoverCodec() {}

    public static String write(HandoverMessage message) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("shop", message.order().shop().value())
                .put("order", message.order().order());
        switch (message) {
            case HandoverMessage.Hand hand -> root.put("wave", hand.wave());
            case HandoverMessage.News news -> root.put("news", true);
            case HandoverMessage.Tracked tracked -> {
                ObjectNode parcel = root.putObject("tracked")
                        .put("carrier", tracked.carrier())
                        .put("tracking", tracked.tracking());
                ObjectNode units = parcel.putObject("units");
                new TreeMap<>(tracked.units()).forEach(units::put);
            }
        }
        return root.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableMessage if it is anything else
     */
    public static HandoverMessage read(String text) throws UnreadableMessage {
        try {
            JsonNode root = JSON.readTree(text);
            OrderKey order =
                    OrderKey.of(root.path("shop").asText(), root.path("order").asText());
            JsonNode tracked = root.path("tracked");
            if (root.path("news").asBoolean()) {
                return new HandoverMessage.News(order);
            }
            if (tracked.isMissingNode()) {
                return new HandoverMessage.Hand(order, root.path("wave").asText());
            }
            return new HandoverMessage.Tracked(
                    order,
                    tracked.path("carrier").asText(),
                    tracked.path("tracking").asText(),
                    units(tracked));
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("not JSON");
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("a field is missing or out of its range");
        }
    }

    private static Map<String, Integer> units(JsonNode tracked) {
        Map<String, Integer> units = new HashMap<>();
        tracked.path("units")
                .properties()
                .forEach(entry -> units.put(entry.getKey(), entry.getValue().asInt()));
        return units;
    }
}
