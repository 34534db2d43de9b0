package dev.backroom.tiktok.webhook;

/** The queue that a webhook goes to. */
public enum Destination {
    /** Orders to read again. */
    ORDERS,
    /** Products and the platform's own stock figures. */
    STOCK,
    /** Cancellations, returns and refunds to read again. */
    AFTERSALES,
    /** Authorisations, and every type that nobody handles yet: kept and counted. */
    SHOP
}
