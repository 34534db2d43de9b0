package dev.backroom.runtime.queue;

import java.time.Instant;

/**
 * A message that cannot be handled, with the reason, until somebody replays or removes it.
 *
 * @param id names the message; the same message parked twice is one
 * @param queue the logical name of its queue, such as {@code OrderEvents}
 * @param reason what a person understands; never the body, never personal data
 * @param body the queue message, ids only, to be sent again as it is; empty text where there is nothing to replay
 */
public record Parked(String id, String queue, String reason, String body, Instant at) {}
