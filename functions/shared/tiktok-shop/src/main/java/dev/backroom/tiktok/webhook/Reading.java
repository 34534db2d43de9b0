package dev.backroom.tiktok.webhook;

import dev.backroom.model.Signal;

/** What became of a webhook's body. */
public sealed interface Reading {
    record Understood(Signal signal, Destination destination) implements Reading {}

    /**
     * Signed, yet not what the platform documents.
     *
     * @param reason for a person; names a field at most, never repeats the body
     */
    record Unreadable(String reason) implements Reading {}
}
