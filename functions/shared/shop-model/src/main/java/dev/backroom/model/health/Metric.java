package dev.backroom.model.health;

import java.util.Locale;

/** The rates by which the platform measures how a shop ships. Each is kept as the share of orders that count against it. */
public enum Metric {
    /** Late dispatch rate: orders not arranged and collected by their deadlines. */
    LATE_DISPATCH("LDR", false),
    /** Seller-fault cancellation rate: cancellations at the seller's door, of the orders placed. */
    SELLER_CANCELLED("SFCR", false),
    /** Valid tracking rate: arranged orders whose number a carrier has scanned. */
    VALID_TRACKING("VTR", true),
    /** On-time delivery rate. */
    ON_TIME_DELIVERY("OTDR", true);

    private final String abbreviation;
    private final boolean good;

    Metric(String abbreviation, boolean good) {
        this.abbreviation = abbreviation;
        this.good = good;
    }

    /** What sellers call it. */
    public String abbreviation() {
        return abbreviation;
    }

    /** Whether the platform publishes it as the share that is in order, with a least value, and not with a greatest. */
    public boolean good() {
        return good;
    }

    /** The metric of a data file's name, such as {@code late-dispatch}. */
    static Metric of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
