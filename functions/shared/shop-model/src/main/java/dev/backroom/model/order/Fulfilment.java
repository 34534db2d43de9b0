package dev.backroom.model.order;

/**
 * Who packs an order, and how.
 *
 * @param warehouse of a stored order the seller's own name of the warehouse that packs it; of a read the platform's
 *     warehouse id, empty text where it gave none
 * @param handling what the warehouse should know before it packs
 */
public record Fulfilment(OrderKind kind, FulfilledBy by, String warehouse, Handling handling) {}
