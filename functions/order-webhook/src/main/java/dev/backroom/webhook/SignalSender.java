package dev.backroom.webhook;

import dev.backroom.model.Signal;
import dev.backroom.tiktok.webhook.Destination;

/** Hands a signal to the queue behind a destination. */
interface SignalSender {
    /**
     * Sends one message.
     *
     * @throws NotSent if the queue did not take it; the message never repeats the signal
     */
    void send(Destination destination, Signal signal);

    final class NotSent extends RuntimeException {
        NotSent(String reason) {
            super(reason);
        }
    }
}
