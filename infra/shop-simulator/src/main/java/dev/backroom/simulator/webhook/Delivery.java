package dev.backroom.simulator.webhook;

import dev.backroom.simulator.script.Push;
import java.time.Instant;

/**
 * One post that the sender will make.
 *
 * @param due in the shop's time
 * @param delayed held back so that later ones overtake it
 */
public record Delivery(Instant due, Push push, Kind kind, boolean delayed, PushBody.Quirks quirks) {
    public enum Kind {
        GENUINE,
        /** The same bytes a second time. */
        DUPLICATE,
        /** Signed with a wrong secret. */
        FORGED,
        /** Without a signature, or with one that is not this body's. */
        UNSIGNED,
        /** Signed as it should be, and unreadable. */
        GARBLED;

        /** Nobody who checks signatures may take it. */
        boolean isFalse() {
            return this == FORGED || this == UNSIGNED;
        }

        boolean isGenuine() {
            return this == GENUINE || this == DUPLICATE;
        }
    }
}
