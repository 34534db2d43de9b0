package dev.backroom.notices.handover;

import java.time.Duration;
import java.util.Collection;

/** Where orders are left that the warehouse is to have, and what it said about them. */
@FunctionalInterface
public interface HandoverOutbox {
    /** The queue's longest delay. */
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /** Sends at once, as {@link #send(Collection, Duration)}. */
    default void send(Collection<? extends HandoverMessage> messages) {
        send(messages, Duration.ZERO);
    }

    /**
     * Sends the messages. One sent twice is harmless: an order is handed over once.
     *
     * @param delay before they are seen, up to {@link #LONGEST_DELAY}; longer is cut
     * @throws IllegalStateException if one of them could not be sent; those before it stay sent
     */
    void send(Collection<? extends HandoverMessage> messages, Duration delay);
}
