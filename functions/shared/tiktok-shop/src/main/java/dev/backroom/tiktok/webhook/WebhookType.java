package dev.backroom.tiktok.webhook;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every webhook type that the platform documents, by its number, and the queue that it goes to. */
public enum WebhookType {
    ORDER_STATUS_CHANGE(1, Destination.ORDERS),
    REVERSE_STATUS_UPDATE(2, Destination.ORDERS),
    RECIPIENT_ADDRESS_UPDATE(3, Destination.ORDERS),
    PACKAGE_UPDATE(4, Destination.ORDERS),
    PRODUCT_STATUS_CHANGE(5, Destination.STOCK),
    SELLER_DEAUTHORIZATION(6, Destination.SHOP),
    UPCOMING_AUTHORIZATION_EXPIRATION(7, Destination.SHOP),
    CANCELLATION_STATUS_CHANGE(11, Destination.ORDERS, Destination.AFTERSALES),
    RETURN_STATUS_CHANGE(12, Destination.AFTERSALES),
    NEW_CONVERSATION(13, Destination.SHOP),
    NEW_MESSAGE(14, Destination.SHOP),
    PRODUCT_INFORMATION_CHANGE(15, Destination.STOCK),
    PRODUCT_CREATION(16, Destination.STOCK),
    CREATOR_CONTENT(17, Destination.SHOP),
    PRODUCT_CATEGORY_CHANGE(18, Destination.STOCK),
    SIZE_CHART(19, Destination.SHOP),
    CREATOR_DEAUTHORIZATION(20, Destination.SHOP),
    FBT_INBOUND_STATUS(21, Destination.SHOP),
    FBT_ONBOARDING(22, Destination.SHOP),
    FBT_GOODS_MATCH(23, Destination.SHOP),
    FBT_INVENTORY_UPDATE(24, Destination.STOCK),
    OPPORTUNITY_MATCH(25, Destination.SHOP),
    INVENTORY_STATUS_CHANGE(27, Destination.STOCK),
    NEW_MESSAGE_LISTENER(33, Destination.SHOP),
    TOKOPEDIA_MIRROR(35, Destination.SHOP),
    INVOICE_STATUS_CHANGE(36, Destination.ORDERS),
    PRODUCT_AUDIT_STATUS_CHANGE(37, Destination.STOCK),
    STRIKETHROUGH_PRICE_EXPIRED(38, Destination.SHOP),
    ACTIVITY_STATUS(39, Destination.SHOP),
    COMBINED_LISTING(42, Destination.SHOP),
    IMAGE_TRANSLATION(46, Destination.SHOP),
    GLOBAL_REPLICATION(51, Destination.SHOP),
    GLOBAL_LISTING_METHOD(52, Destination.SHOP),
    VIDEO_PRECHECK(55, Destination.SHOP),
    FBT_MULTI_CHANNEL_ORDER(58, Destination.SHOP),
    ACTIVITY_CHANGE(63, Destination.SHOP),
    AFTERSALES_REQUEST_STATUS(64, Destination.AFTERSALES),
    RMA_STATUS(65, Destination.AFTERSALES),
    SIZE_CHART_APPEAL_COMPLETED(66, Destination.SHOP),
    REFUND_SUCCESS(67, Destination.AFTERSALES),
    INVENTORY_CHANGED(68, Destination.STOCK);

    private static final WebhookType[] BY_NUMBER = byNumber();

    private final int number;
    private final List<Destination> destinations;

    WebhookType(int number, Destination... destinations) {
        this.number = number;
        this.destinations = List.of(destinations);
    }

    /** The type of that number; empty for a number that the platform had not documented yet. */
    public static Optional<WebhookType> of(int number) {
        return number > 0 && number < BY_NUMBER.length ? Optional.ofNullable(BY_NUMBER[number]) : Optional.empty();
    }

    public int number() {
        return number;
    }

    /**
     * Where it goes when it names what those queues' readers need, first things first; otherwise it goes to
     * {@link Destination#SHOP}.
     */
    public List<Destination> destinations() {
        return destinations;
    }

    /** Its data name orders. */
    boolean isAboutOrders() {
        return destinations.contains(Destination.ORDERS) || destinations.contains(Destination.AFTERSALES);
    }

    /** Without an order such a webhook means nothing; the others of {@link Destination#ORDERS} may name none. */
    boolean alwaysNamesOrders() {
        return switch (this) {
            case ORDER_STATUS_CHANGE,
                    RECIPIENT_ADDRESS_UPDATE,
                    PACKAGE_UPDATE,
                    CANCELLATION_STATUS_CHANGE,
                    RETURN_STATUS_CHANGE -> true;
            default -> false;
        };
    }

    private static WebhookType[] byNumber() {
        int largest = IntStream.of(
                        Stream.of(values()).mapToInt(WebhookType::number).toArray())
                .max()
                .orElse(0);
        WebhookType[] table = new WebhookType[largest + 1];
        for (WebhookType type : values()) {
            table[type.number] = type;
        }
        return table;
    }
}
