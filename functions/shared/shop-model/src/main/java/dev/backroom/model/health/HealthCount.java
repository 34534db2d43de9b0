package dev.backroom.model.health;

/** What is counted for the shop's health beside the figures, by UTC day. */
public enum HealthCount {
    /** Cancellations that the platform lays at the seller's door, by the day on which they were first seen as granted. */
    SELLER_CANCELLED("sellerCancelled");

    private final String attribute;

    HealthCount(String attribute) {
        this.attribute = attribute;
    }

    /** The name in stored counters. */
    public String attribute() {
        return attribute;
    }
}
