package dev.backroom.kpi;

/** The business metrics, as the dashboard charts them. docs/kpis.md says what each means. */
enum Metric {
    ORDERS_PENDING("OrdersPending", "Count", false),
    ORDERS_TODAY("OrdersToday", "Count", false),
    UNITS_TODAY("UnitsToday", "Count", false),
    CANCELLATIONS_TODAY("CancellationsToday", "Count", false),
    SHIP_RATE("ShipRate24h", "Percent", false),
    TURNOVER_DAYS("InventoryTurnoverDays", "None", false),
    GOOD_REVIEWS("GoodReviewShare", "Percent", false),
    BAD_REVIEWS("BadReviewShare", "Percent", false),
    GMV_TODAY("GmvToday", "None", true),
    AD_SPEND_TO_GMV("AdSpendToGmv", "Percent", true);

    static final String NAMESPACE = "Backroom";
    static final String SHOP = "Shop";
    static final String CURRENCY = "Currency";

    private final String title;
    private final String unit;
    private final boolean byCurrency;

    Metric(String title, String unit, boolean byCurrency) {
        this.title = title;
        this.unit = unit;
        this.byCurrency = byCurrency;
    }

    /** The metric's name in CloudWatch. */
    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** Whether its dimensions are shop and currency, not the shop alone. */
    boolean byCurrency() {
        return byCurrency;
    }
}
