package dev.backroom.model.triage;

import java.util.Locale;

/** What can speak against an order. The points are the default weight; the threshold is 60. */
public enum FraudReason {
    /** Known forwarders hide who buys; alone no proof. */
    FREIGHT_FORWARDER(30),
    ADDRESS_HOUR(20),
    ADDRESS_DAY(20),
    ADDRESS_MONTH(10),
    PHONE_HOUR(20),
    PHONE_DAY(20),
    PHONE_MONTH(10),
    BUYER_HOUR(15),
    BUYER_DAY(15),
    BUYER_MONTH(5),
    /** Several accounts order for one door: how a ring shares a drop. A dormitory does so too, so it proves nothing alone. */
    SEVERAL_BUYERS(20),
    UNUSUAL_UNITS(25),
    UNUSUAL_VALUE(25),
    REPEATED_CANCELS(30),
    REPEATED_RETURNS(25),
    PHONE_ELSEWHERE(20),
    /** Cash on delivery alone is usual in many markets; it costs the seller when something else is odd. */
    CASH_ON_DELIVERY(10);

    private final int points;

    FraudReason(int points) {
        this.points = points;
    }

    public int points() {
        return points;
    }

    /** As stored and shown, such as {@code phone-day}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
