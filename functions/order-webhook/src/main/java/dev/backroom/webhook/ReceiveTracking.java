package dev.backroom.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a warehouse says it has sent: signed as {@link SignedWebhook} signs, with a secret of its own. All parcels of a call
 * are taken or none. The same parcel twice is one, so that a warehouse repeats a call without an answer.
 */
final class ReceiveTracking {
    static final int LARGEST_BODY = 256 * 1024;
    static final int MOST_PARCELS = 500;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,12}),v1=[0-9a-f]{64}");

    private final Optional<String> secret;
    private final HandoverOutbox handovers;
    private final Clock clock;

    /**
     * A door for warehouses.
     *
     * @param secret absent where the seller has none: then there is no such door
     * @param clock real time
     */
    ReceiveTracking(Optional<String> secret, HandoverOutbox handovers, Clock clock) {
        this.secret = secret;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** @param signature the header {@value SignedWebhook#SIGNATURE}; null where there is none */
    Receipt receive(byte[] body, @Nullable String signature) {
        if (secret.isEmpty()) {
            return receipt(Receipt.Outcome.NOT_CONFIGURED, "");
        }
        if (body.length > LARGEST_BODY) {
            return receipt(Receipt.Outcome.TOO_LARGE, "");
        }
        if (signature == null || !isSigned(secret.get(), body, signature)) {
            return receipt(Receipt.Outcome.FORGED, "");
        }
        List<HandoverMessage.Tracked> parcels;
        try {
            parcels = parcels(JsonText.strictObject(body));
        } catch (UnreadableJson | IllegalArgumentException e) {
            return receipt(Receipt.Outcome.UNREADABLE, String.valueOf(e.getMessage()));
        }
        try {
            handovers.send(parcels);
            return receipt(Receipt.Outcome.ACCEPTED, "");
        } catch (SdkException | IllegalStateException e) {
            return receipt(Receipt.Outcome.NOT_SENT, e.getClass().getSimpleName());
        }
    }

    private boolean isSigned(String key, byte[] body, String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        String expected = SignedWebhook.signature(key, body, at);
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
        return same && Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static List<HandoverMessage.Tracked> parcels(JsonNode root) {
        String shop = JsonFields.requireId("shop", JsonFields.text(root, "shop"));
        List<HandoverMessage.Tracked> parcels = new ArrayList<>();
        for (JsonNode parcel : root.path("parcels")) {
            parcels.add(new HandoverMessage.Tracked(
                    OrderKey.of(shop, JsonFields.requireId("order", JsonFields.text(parcel, "order"))),
                    JsonFields.text(parcel, "carrier"),
                    JsonFields.text(parcel, "tracking"),
                    units(parcel.path("units"))));
        }
        if (parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
            throw new UnreadableJson("parcels are not 1 to " + MOST_PARCELS);
        }
        return parcels;
    }

    private static Map<String, Integer> units(JsonNode node) {
        Map<String, Integer> units = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            long count = JsonFields.count(entry.getValue()).orElse(0);
            if (count < 1 || count > 10_000) {
                throw new UnreadableJson("units are out of their range");
            }
            units.put(entry.getKey(), (int) count);
        }
        return units;
    }

    private static Receipt receipt(Receipt.Outcome outcome, String reason) {
        return new Receipt(outcome, Signal.UNREADABLE, reason);
    }
}
