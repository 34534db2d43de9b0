package dev.backroom.model.order;

import java.time.Instant;

/** What an order asks of whoever packs it. */
interface PackingTerms {
    OrderKey key();

    OrderStatus status();

    FulfilledBy fulfilledBy();

    Instant created();

    Deadlines deadlines();

    /** As {@link Fulfilment#warehouse}. */
    String warehouse();

    Handling handling();

    boolean cashOnDelivery();
}
