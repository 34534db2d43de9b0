package dev.backroom.model.kpi;

/** What is counted in whole numbers. */
public enum Count {
    /** Sales, by the hour of payment. */
    ORDERS("orders"),
    /** Units of those sales, gifts left out. */
    UNITS("units"),
    /** Sales that were cancelled, by the hour of cancellation. */
    CANCELLED("cancelled"),
    /** Orders that were cancelled before anybody paid. */
    UNPAID_CANCELLED("unpaidCancelled"),
    /** Orders that the seller has to ship from this hour on, of every kind. */
    ENTERED("entered"),
    /** Of those, the ones that left in this hour: collected or cancelled. */
    LEFT("left"),
    /** Sales that the seller must ship within 24 hours, by the hour of payment. */
    SHIP_DUE("shipDue"),
    /** Of those, the ones that were collected within 24 hours. */
    SHIPPED_IN_TIME("shippedInTime"),
    /** Orders of every kind whose dispatch deadline lies in this hour, but for those cancelled before. */
    DISPATCH_DUE("dispatchDue"),
    /** Of those, the ones that were arranged and collected by their deadlines. */
    DISPATCHED_IN_TIME("dispatchedInTime"),
    /** Of the orders with that deadline, those that were arranged: each has a tracking number. */
    TRACK_DUE("trackDue"),
    /** Of those, the ones whose number a carrier has scanned. */
    TRACKED("tracked"),
    /** Shipped orders whose delivery deadline lies in this hour. */
    DELIVERY_DUE("deliveryDue"),
    /** Of those, the ones that were delivered by then. */
    DELIVERED_IN_TIME("deliveredInTime"),
    /** Units that left the building, bundles expanded to parts. */
    UNITS_OUT("unitsOut"),
    /** Reviews of 4 and 5 stars, by the hour of their creation. */
    GOOD_REVIEWS("goodReviews"),
    /** Reviews of 3 stars. */
    MIXED_REVIEWS("mixedReviews"),
    /** Reviews of 1 and 2 stars. */
    BAD_REVIEWS("badReviews"),
    /** Entered and not yet left, now. */
    PENDING("pending"),
    /** Orders and reviews stored, now. */
    STORED("stored"),
    /** The sum of their versions: tells whether counters and tables speak of the same moment. */
    VERSIONS("versions");

    private final String attribute;

    Count(String attribute) {
        this.attribute = attribute;
    }

    /** The name in stored counters. */
    public String attribute() {
        return attribute;
    }
}
