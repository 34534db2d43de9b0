package dev.backroom.tiktok.webhook;

import dev.backroom.model.Signal;
import java.util.List;

/** What became of a webhook's body. */
public sealed interface Reading {
    /** @param destinations one or more, the most urgent first */
    record Understood(Signal signal, List<Destination> destinations) implements Reading {
        public Understood {
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * Signed, yet not what the platform documents.
     *
     * @param reason for a person; names a field at most, never repeats the body
     */
    record Unreadable(String reason) implements Reading {}
}
