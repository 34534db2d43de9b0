package dev.backroom.stockcheck;

/**
 * A message of a queue.
 *
 * @param id the queue's own id of it
 */
public record Message(String id, String body) {}
