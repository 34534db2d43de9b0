package dev.backroom.tiktok.webhook;

/**
 * The names in {@link dev.backroom.model.Signal#facts()}. A value is an id, one of the platform's state names, a whole
 * number, or a Unix time in seconds; never a text that a person wrote.
 */
public final class Facts {
    /** A state name of the type's own list, such as {@code AWAITING_SHIPMENT} or {@code LOW_STOCK}. */
    public static final String STATUS = "status";
    /** {@code true} while the platform holds the order; absent otherwise. */
    public static final String ON_HOLD = "onHold";
    /** When the platform changed it: Unix seconds. */
    public static final String UPDATED = "updated";
    /** Who caused it, such as {@code BUYER} or {@code ROLE_SYSTEM}. */
    public static final String BY = "by";
    /** What kind of change, return or alert. */
    public static final String KIND = "kind";

    public static final String CANCEL = "cancel";
    public static final String RETURN = "return";
    public static final String REQUEST = "request";
    public static final String RMA = "rma";
    public static final String PACKAGE = "package";
    public static final String CONVERSATION = "conversation";
    public static final String MESSAGE = "message";
    public static final String ACTIVITY = "activity";

    /** When the authorisation ends: Unix seconds. */
    public static final String EXPIRES = "expires";

    public static final String PRODUCT = "product";
    /** The platform's SKU id, not the seller's code. */
    public static final String SKU = "sku";

    public static final String GOODS = "goods";
    /** The platform's id of one stock change. */
    public static final String EVENT = "event";
    /** Units: {@link #TOTAL} = {@link #AVAILABLE} + {@link #CREATOR} + {@link #CAMPAIGN} + {@link #COMMITTED}. */
    public static final String TOTAL = "total";

    public static final String AVAILABLE = "available";
    public static final String COMMITTED = "committed";
    public static final String CREATOR = "creator";
    public static final String CAMPAIGN = "campaign";
    public static final String IN_SHOP = "inShop";
    /** Days that a predicted shortage lies ahead. */
    public static final String LEAD_DAYS = "leadDays";
    /** Units at which the platform calls the stock low. */
    public static final String THRESHOLD = "threshold";

    /** Of an unreadable body: why, for a person. */
    public static final String REASON = "reason";
    /** Of an unreadable body: its length in bytes. */
    public static final String LENGTH = "length";
    /** Of an unreadable body: its digest in hex, the same for every repeat. */
    public static final String SHA256 = "sha256";

    private Facts() {}
}
