package dev.backroom.model.order;

import java.util.Locale;

/** The platform's order states. The rank breaks ties between two reads of the same second: further along wins. */
public enum OrderStatus {
    UNPAID(0),
    ON_HOLD(1),
    /** A state that this version does not know. The order exists, so it keeps its stock, and a person looks at it. */
    UNRECOGNISED(1),
    AWAITING_SHIPMENT(2),
    PARTIALLY_SHIPPING(3),
    AWAITING_COLLECTION(4),
    IN_TRANSIT(5),
    DELIVERED(6),
    COMPLETED(7),
    CANCELLED(8);

    private final int rank;

    OrderStatus(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /** Reads the API's spelling and the webhook's ({@code CANCEL}); anything else is {@link #UNRECOGNISED}. */
    public static OrderStatus of(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "UNPAID" -> UNPAID;
            case "ON_HOLD" -> ON_HOLD;
            case "AWAITING_SHIPMENT" -> AWAITING_SHIPMENT;
            case "PARTIALLY_SHIPPING" -> PARTIALLY_SHIPPING;
            case "AWAITING_COLLECTION" -> AWAITING_COLLECTION;
            case "IN_TRANSIT" -> IN_TRANSIT;
            case "DELIVERED" -> DELIVERED;
            case "COMPLETED" -> COMPLETED;
            case "CANCELLED", "CANCEL", "CANCELED" -> CANCELLED;
            default -> UNRECOGNISED;
        };
    }

    /** The goods have left the building. */
    public boolean hasShipped() {
        return this == IN_TRANSIT || this == DELIVERED || this == COMPLETED;
    }

    /** Nothing more will be packed for this order. */
    public boolean isClosed() {
        return hasShipped() || this == CANCELLED;
    }
}
