package dev.backroom.runtime.queue;

/**
 * A message of a queue, as it was received.
 *
 * @param id the queue's own id of it, echoed in the answer
 * @param body readable or not
 */
public record QueueMessage(String id, String body) {}
