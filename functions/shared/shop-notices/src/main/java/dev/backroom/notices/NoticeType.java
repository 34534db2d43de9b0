package dev.backroom.notices;

import java.util.List;

/** Every kind of notice, with its usual severity and the facts that its texts may name. */
public enum NoticeType {
    STOCK_LOW(Severity.WARNING, "sku", "title", "available", "safetyStock"),
    STOCK_OUT(Severity.URGENT, "sku", "title"),
    STOCK_BACK(Severity.INFO, "sku", "title", "available"),
    PUBLISH_FAILED(Severity.WARNING, "sku", "channel", "reason", "since"),
    HANDOVER_FAILED(Severity.WARNING, "order", "reason"),
    /** The platform does not cancel an order that somebody at the desk stopped and wants cancelled. */
    CANCEL_FAILED(Severity.WARNING, "order", "reason"),
    /** {@code byHand} is given only where the platform says that somebody changed its figure. */
    STOCK_DRIFT(Severity.WARNING, "sku", "channel", "ours", "theirs", "since", "byHand"),
    REVIEW_NEGATIVE(Severity.WARNING, "product", "sku", "order", "stars", "due", "aspects"),
    REVIEW_HALF_TIME(Severity.INFO, "product", "stars", "due"),
    REVIEW_80_PERCENT(Severity.WARNING, "product", "stars", "due"),
    REVIEW_OVERDUE(Severity.URGENT, "product", "stars", "due"),
    SCOPE_MISSING(Severity.WARNING, "scope", "code"),
    MORNING_DIGEST(
            Severity.INFO,
            "day",
            "orders",
            "units",
            "gmv",
            "cancelled",
            "pending",
            "shipRate",
            "turnoverDays",
            "goodShare",
            "badShare",
            "adShare"),
    /** A case after the sale waits for the seller's answer; the fact that names it says what it is about. */
    AFTERSALE_DUE(Severity.WARNING, "order", "due", "cancellation", "return", "parcel", "refund"),
    /** Orders that will be late, or cancelled, unless somebody acts: told before. */
    ORDERS_AT_RISK(Severity.WARNING, "n", "first", "held", "unwaved", "carrier", "cancels", "orders"),
    ORDERS_LATE(Severity.URGENT, "n", "first", "held", "unwaved", "carrier", "cancels", "orders"),
    /** A rate of the shop's health is, or will be, beyond what the market allows. */
    HEALTH_AT_RISK(Severity.WARNING, "metric", "now", "limit", "window", "then", "on", "crosses", "bad", "all"),
    AUTHORISATION_ENDING(Severity.WARNING, "ends"),
    WAVE_RELEASED(Severity.INFO, "wave", "warehouse", "orders", "units"),
    OVERLOAD(Severity.URGENT, "warehouse", "atRisk", "backlog", "capacity", "breaks", "clears", "extra"),
    ORDER_HELD(Severity.WARNING, "fresh", "held", "reasons", "first");

    private final Severity severity;
    private final List<String> facts;

    NoticeType(Severity severity, String... facts) {
        this.severity = severity;
        this.facts = List.of(facts);
    }

    /** The severity of a notice of this type where its sender has no reason for another. */
    public Severity severity() {
        return severity;
    }

    /** The names of the facts that a text may show; a line whose facts are not given is left out. */
    public List<String> facts() {
        return facts;
    }
}
