package dev.backroom.webhook;

import dev.backroom.model.Sha256;
import dev.backroom.model.Signal;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.Facts;
import dev.backroom.tiktok.webhook.Reading;
import dev.backroom.tiktok.webhook.WebhookCodec;
import dev.backroom.tiktok.webhook.WebhookSignature;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one webhook: checks who sent it before anything is read, and passes on ids alone. */
final class ReceiveWebhook {
    private final WebhookSignature signature;
    private final WebhookCodec codec;
    private final SignalSender sender;
    private final Clock clock;

    ReceiveWebhook(WebhookSignature signature, WebhookCodec codec, SignalSender sender, Clock clock) {
        this.signature = signature;
        this.codec = codec;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Takes one webhook.
     *
     * @param body the raw bytes as they came
     * @param authorization the header of that name; null where there is none
     */
    Receipt receive(byte[] body, @Nullable String authorization) {
        if (body.length > WebhookCodec.LARGEST_BODY) {
            return new Receipt(Receipt.Outcome.TOO_LARGE, Signal.UNREADABLE, "");
        }
        if (!signature.matches(body, authorization)) {
            return new Receipt(Receipt.Outcome.FORGED, Signal.UNREADABLE, "");
        }
        return switch (codec.read(body)) {
            case Reading.Understood(Signal signal, List<Destination> destinations) ->
                send(destinations, signal, Receipt.Outcome.ACCEPTED, "");
            case Reading.Unreadable(String reason) ->
                send(List.of(Destination.SHOP), unreadable(body, reason), Receipt.Outcome.PARKED, reason);
        };
    }

    /** What went to the first queue when the second failed goes there again with the platform's next try. */
    private Receipt send(List<Destination> destinations, Signal signal, Receipt.Outcome outcome, String reason) {
        try {
            destinations.forEach(destination -> sender.send(destination, signal));
            return new Receipt(outcome, signal.type(), reason);
        } catch (SignalSender.NotSent e) {
            return new Receipt(Receipt.Outcome.NOT_SENT, signal.type(), String.valueOf(e.getMessage()));
        }
    }

    /** The digest is the same for each of the platform's repeats, so the parked message is one. */
    private Signal unreadable(byte[] body, String reason) {
        return new Signal(
                Signal.UNREADABLE,
                "",
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                List.of(),
                Map.of(
                        Facts.REASON,
                        reason,
                        Facts.LENGTH,
                        Integer.toString(body.length),
                        Facts.SHA256,
                        Sha256.hex(body)));
    }
}
