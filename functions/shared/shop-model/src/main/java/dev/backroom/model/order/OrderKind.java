package dev.backroom.model.order;

/** What an order counts as. Every kind takes stock; only {@link #SALE} is demand and revenue. */
public enum OrderKind {
    SALE,
    SAMPLE,
    REPLACEMENT,
    EXCHANGE
}
