package dev.backroom.runtime.environment;

/** The environment variables of all functions; template.yaml sets for each function those that it reads. */
public enum Variable {
    ORDERS_TABLE("the name of the table of orders"),
    RECIPIENTS_TABLE("the name of the table of recipients"),
    STOCK_TABLE("the name of the table of stock"),
    REVIEWS_TABLE("the name of the table of reviews"),
    KPIS_TABLE("the name of the table of figures"),
    SHOPS_TABLE("the name of the table of shops"),
    DESK_TABLE("the name of the table of the order desk"),
    LABELS_TABLE("the name of the table of labels"),

    ORDER_EVENTS_URL("the address of the queue OrderEvents"),
    STOCK_EVENTS_URL("the address of the queue StockEvents"),
    REVIEW_EVENTS_URL("the address of the queue ReviewEvents"),
    AFTERSALE_EVENTS_URL("the address of the queue AftersaleEvents"),
    SHOP_EVENTS_URL("the address of the queue ShopEvents"),
    STOCK_CHANGES_URL("the address of the queue StockChanges"),
    HANDOVERS_URL("the address of the queue Handovers"),
    NOTICES_URL("the address of the queue Notices"),
    /** Name and address of each queue and of its dead-letter queue. */
    QUEUES("the queues whose length the console shows"),

    BACKROOM_TIKTOK_API("the base address of the platform's API"),
    BACKROOM_TIKTOK_AUTH("the base address of the platform's authorisation host"),

    APP_KEY_PARAMETER("the name of the parameter with the app's key"),
    APP_SECRET_PARAMETER("the name of the parameter with the app's secret"),
    /** Ends with a slash; the seller's id follows. */
    TOKENS_PARAMETER("the beginning of the names of the parameters with the sellers' tokens"),
    WAREHOUSES_PARAMETER("the name of the parameter that describes the warehouses"),
    WAREHOUSE_SECRET_PARAMETER("the name of the parameter with the secret that warehouses sign with"),
    CHANNELS_PARAMETER("the name of the parameter that describes the channels of notices"),
    TRACE_SALT_PARAMETER("the name of the parameter with the salt of fingerprints"),
    OUTSIDE_CHECK_PARAMETER("the name of the parameter that describes the outside check of orders"),

    /** Optional: without it there is no e-mail. */
    NOTICE_MAIL_TOPIC("the topic that e-mail is published to");

    private final String holds;

    Variable(String holds) {
        this.holds = holds;
    }

    /** What the value is, for a person: {@code the name of the table of orders}. */
    public String holds() {
        return holds;
    }
}
