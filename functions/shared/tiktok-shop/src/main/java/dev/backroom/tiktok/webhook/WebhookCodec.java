package dev.backroom.tiktok.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a webhook's body, whose signature was checked before. */
public final class WebhookCodec {
    /** The largest body that is read, in bytes. */
    public static final int LARGEST_BODY = 256 * 1024;
    /** The most orders that one webhook may name; the signal must fit into a queue message. */
    public static final int MOST_ORDERS = 1_000;

    /** Never throws: what cannot be read is {@link Reading.Unreadable}, whatever the bytes. */
    public Reading read(byte[] body) {
        if (body.length > LARGEST_BODY) {
            return new Reading.Unreadable("larger than " + LARGEST_BODY + " bytes");
        }
        try {
            return understood(JsonText.strictObject(body));
        } catch (UnreadableJson e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Reading understood(JsonNode root) {
        int number = typeNumber(root.get("type"));
        Optional<WebhookType> type = WebhookType.of(number);
        JsonNode data = root.has("data") ? root.get("data") : MissingNode.getInstance();
        boolean aboutOrders = type.map(WebhookType::isAboutOrders).orElse(false);
        Signal signal = new Signal(
                number,
                JsonFields.id(root.get("tts_notification_id"), "tts_notification_id")
                        .orElse(""),
                JsonFields.id(root.get("shop_id"), "shop_id").map(ShopId::new),
                JsonFields.id(root.get("seller_open_id"), "seller_open_id"),
                JsonFields.time(root.get("timestamp")).orElse(Instant.EPOCH),
                aboutOrders ? orders(data) : List.of(),
                type.map(known -> FactTable.read(known, data)).orElse(Map.of()));
        return type.map(known -> sorted(known, signal))
                .orElseGet(() -> new Reading.Understood(signal, List.of(Destination.SHOP)));
    }

    private static Reading sorted(WebhookType type, Signal signal) {
        if (type.alwaysNamesOrders() && signal.orders().isEmpty()) {
            return new Reading.Unreadable(type + " names no order");
        }
        if (type.isAboutOrders()) {
            boolean needsOrders = type.destinations().contains(Destination.ORDERS);
            if (signal.orders().isEmpty() && needsOrders) {
                return new Reading.Understood(signal, List.of(Destination.SHOP));
            }
            if (signal.shop().isEmpty() && signal.seller().isEmpty()) {
                return new Reading.Unreadable(type + " names no shop and no seller");
            }
        }
        return new Reading.Understood(signal, type.destinations());
    }

    private static int typeNumber(@Nullable JsonNode value) {
        OptionalLong number = JsonFields.count(value);
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > Integer.MAX_VALUE) {
            throw new UnreadableJson("type is not a positive number");
        }
        return (int) number.getAsLong();
    }

    /** Every place where some type names orders; each once, in order of appearance. */
    private static List<String> orders(JsonNode data) {
        Set<String> orders = new LinkedHashSet<>();
        add(orders, data.get("order_id"));
        add(orders, data.get("main_order_id"));
        each(data.get("order_ids")).forEach(id -> add(orders, id));
        each(data.get("order_id_list")).forEach(id -> add(orders, id));
        for (JsonNode parcel : each(data.get("package_list"))) {
            each(parcel.get("order_id_list")).forEach(id -> add(orders, id));
        }
        for (JsonNode line : each(data.get("line_items"))) {
            add(orders, line.get("main_order_id"));
            add(orders, line.get("order_id"));
        }
        if (orders.size() > MOST_ORDERS) {
            throw new UnreadableJson("names more than " + MOST_ORDERS + " orders");
        }
        return new ArrayList<>(orders);
    }

    private static void add(Set<String> orders, @Nullable JsonNode id) {
        JsonFields.id(id, "order id").ifPresent(orders::add);
    }

    private static Iterable<JsonNode> each(@Nullable JsonNode array) {
        return array != null && array.isArray() ? array : List.of();
    }
}
