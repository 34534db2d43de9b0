package dev.backroom.desk;

import dev.backroom.model.Signal;
import dev.backroom.notices.SqsBodies;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends signals to one queue, ten messages a request. */
final class SignalQueue {
    private final SqsBodies bodies;

    SignalQueue(SqsClient sqs, String url) {
        this.bodies = new SqsBodies(sqs, url);
    }

    /**
     * Sends all signals.
     *
     * @throws IllegalStateException if the queue refused one of them; those sent before stay sent
     */
    void send(List<Signal> signals) {
        send(signals, Duration.ZERO);
    }

    /**
     * Sends all signals, as {@link #send(List)}.
     *
     * @param delay before they are seen, whole seconds up to 900
     */
    void send(List<Signal> signals, Duration delay) {
        bodies.send(signals.stream().map(SignalCodec::write).toList(), delay);
    }
}
