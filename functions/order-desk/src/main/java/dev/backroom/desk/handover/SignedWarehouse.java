package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.order.Recipient;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any warehouse system that takes signed HTTPS calls; docs/warehouses.md is the contract. The signature is that of
 * {@link SignedWebhook}; the header {@value #IDEMPOTENCY} carries the release's key, under which the receiver takes an order
 * once.
 */
final class SignedWarehouse implements WarehouseAdapter {
    static final String IDEMPOTENCY = "Idempotency-Key";
    private static final byte[] NOTHING = {};

    private final URI url;
    private final String secret;
    private final BoundedHttpClient http;
    private final Clock clock;

    /**
     * A warehouse at an address.
     *
     * @param clock real time: signatures hold for five minutes
     */
    SignedWarehouse(URI url, String secret, BoundedHttpClient http, Clock clock) {
        this.url = url;
        this.secret = secret;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        return post("order.release", order.key(), body("order.release", order));
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        return post("order.change", order.key() + "-" + order.packing(), body("order.change", order));
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        ObjectNode body = head("order.recall", order);
        return post("order.recall", order.key() + "-recall", body);
    }

    @Override
    public Known knows(String key) {
        URI one = URI.create(
                url + (url.getRawPath().endsWith("/") ? "" : "/") + URLEncoder.encode(key, StandardCharsets.UTF_8));
        return switch (http.call("GET", one, headers(NOTHING), NOTHING)) {
            case HttpResult.NoAnswer silence -> new Known.Unsaid(silence.reason());
            case HttpResult.Answered answer ->
                switch (answer.status()) {
                    case 200 -> new Known.Yes(reference(answer.text()));
                    case 404 -> new Known.No();
                    case 405, 501 -> new Known.TakesKeysOnce();
                    default -> new Known.Unsaid("HTTP " + answer.status());
                };
        };
    }

    /** Tracking numbers come by the warehouse's own call to /warehouse. */
    @Override
    public List<Sent> sent(String key) {
        return List.of();
    }

    private WarehouseAnswer post(String what, String key, ObjectNode node) {
        byte[] body = node.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers(body);
        headers.put(IDEMPOTENCY, key);
        return switch (http.call("POST", url, headers, body)) {
            case HttpResult.NoAnswer silence ->
                new WarehouseAnswer.Failed("the warehouse: " + silence.reason(), silence.sent());
            case HttpResult.Answered answer -> answered(what, answer);
        };
    }

    private static WarehouseAnswer answered(String what, HttpResult.Answered answer) {
        int status = answer.status();
        boolean known = status == 409 && !what.equals("order.recall");
        if (status >= 200 && status < 300 || known) {
            return new WarehouseAnswer.Taken(reference(answer.text()));
        }
        String reason = "the warehouse answers " + what + " with HTTP " + status;
        return switch (status) {
            case 401, 403 -> new WarehouseAnswer.Refused(reason + "; check the secret and both clocks");
            case 408, 425, 429 -> new WarehouseAnswer.Failed(reason, false);
            default -> status >= 500 ? new WarehouseAnswer.Failed(reason, true) : new WarehouseAnswer.Refused(reason);
        };
    }

    private Map<String, String> headers(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(SignedWebhook.SIGNATURE, SignedWebhook.signature(secret, body, clock.instant()));
        return headers;
    }

    private static ObjectNode head(String type, WarehouseOrder order) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("type", type)
                .put("id", order.key())
                .put("shop", order.order().shop().value())
                .put("order", order.order().order())
                .put("wave", order.wave())
                .put("warehouse", order.warehouse());
    }

    private static ObjectNode body(String type, WarehouseOrder order) {
        ObjectNode body = head(type, order).put("created", order.created().toString());
        order.shipBy().ifPresent(at -> body.put("shipBy", at.toString()));
        ArrayNode lines = body.putArray("lines");
        order.units().forEach((sku, units) -> lines.addObject().put("sku", sku).put("units", units));
        order.recipient().ifPresent(recipient -> recipient(body.putObject("recipient"), recipient));
        ArrayNode parcels = body.putArray("parcels");
        order.parcels()
                .forEach(parcel -> parcels.addObject()
                        .put("package", parcel.parcel())
                        .put("tracking", parcel.tracking())
                        .put("label", parcel.label().toString()));
        return body;
    }

    private static void recipient(ObjectNode node, Recipient recipient) {
        node.put("name", recipient.name())
                .put("phone", recipient.phone())
                .put("address", recipient.address())
                .put("street", recipient.parts().street())
                .put("postalCode", recipient.postalCode())
                .put("region", recipient.region());
        recipient.parts().areas().forEach(node.putArray("areas")::add);
    }

    private static String reference(String body) {
        try {
            String reference = JsonFields.text(JsonText.object(body), "reference");
            return reference.length() > 100 ? "" : reference;
        } catch (UnreadableJson e) {
            return "";
        }
    }
}
