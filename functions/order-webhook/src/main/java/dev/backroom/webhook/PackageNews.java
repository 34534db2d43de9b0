package dev.backroom.webhook;

import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/** Packages that were split or combined concern the handovers of their orders as well: those look again. */
final class PackageNews implements SignalSender {
    /** Time for the order itself to be read again first. */
    private static final Duration LATER = Duration.ofSeconds(15);

    private final SignalSender sender;
    private final HandoverOutbox handovers;

    PackageNews(SignalSender sender, HandoverOutbox handovers) {
        this.sender = sender;
        this.handovers = handovers;
    }

    @Override
    public void send(Destination destination, Signal signal) {
        sender.send(destination, signal);
        if (signal.type() == WebhookType.PACKAGE_UPDATE.number()
                && signal.shop().isPresent()) {
            try {
                handovers.send(
                        signal.orders().stream()
                                .map(order -> new HandoverMessage.Hand(
                                        new OrderKey(signal.shop().orElseThrow(), order), ""))
                                .toList(),
                        LATER);
            } catch (SdkException | IllegalStateException e) {
                throw new NotSent(e.getClass().getSimpleName());
            }
        }
    }
}
