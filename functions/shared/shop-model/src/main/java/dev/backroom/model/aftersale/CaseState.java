package dev.backroom.model.aftersale;

import java.util.List;
import java.util.Locale;

/** Where a case stands. The rank breaks ties between two reads of the same second: further along wins. */
public enum CaseState {
    /** A state that this version does not know: kept as it is, and its next step still counts. */
    UNRECOGNISED(0),
    /** Asked for; somebody has to answer. */
    REQUESTED(1),
    /** The seller offered something else, such as a part of the money; the buyer has to answer. */
    OFFERED(2),
    /** The buyer has to send the goods back. */
    AWAITING_PARCEL(3),
    /** The goods are on their way back, or have come and wait to be looked at. */
    ON_ITS_WAY(4),
    /** The seller did not accept what came back. */
    PARCEL_REFUSED(5),
    REFUSED(5),
    WITHDRAWN(5),
    /** Granted; the refund is under way. */
    GRANTED(5),
    /** Over, and refunded where there was something to refund. */
    COMPLETE(6);

    /** What the platform writes before the word that matters, longest first. */
    private static final List<String> BEFORE = List.of(
            "CANCELLATION_REQUEST_", "RETURN_OR_REFUND_REQUEST_", "REFUND_OR_RETURN_REQUEST_", "REPLACEMENT_REQUEST_");

    private final int rank;

    CaseState(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /** Nothing more happens to a case in this state. */
    public boolean isOver() {
        return switch (this) {
            case PARCEL_REFUSED, REFUSED, WITHDRAWN, COMPLETE -> true;
            case UNRECOGNISED, REQUESTED, OFFERED, AWAITING_PARCEL, ON_ITS_WAY, GRANTED -> false;
        };
    }

    /**
     * Reads every spelling that the platform's pages and webhooks have, such as {@code …_CANCEL} and {@code …_CANCELLED},
     * {@code RETURN_OR_REFUND__REQUEST_…}.
     */
    public static CaseState of(String spelling) {
        String name = spelling.strip().toUpperCase(Locale.ROOT).replaceAll("_+", "_");
        for (String before : BEFORE) {
            if (name.startsWith(before)) {
                name = name.substring(before.length());
                break;
            }
        }
        return switch (name) {
            case "PENDING" -> REQUESTED;
            case "AWAITING_BUYER_RESPONSE" -> OFFERED;
            case "AWAITING_BUYER_SHIP", "AWAITING_BUYER_SHIPMENT" -> AWAITING_PARCEL;
            case "BUYER_SHIPPED_ITEM", "BUYER_SHIPPED" -> ON_ITS_WAY;
            case "REJECT_RECEIVE_PACKAGE", "REJECT_RECEIVED_PACKAGE" -> PARCEL_REFUSED;
            case "REJECT", "REJECTED" -> REFUSED;
            case "CANCEL", "CANCELLED", "CANCELED" -> WITHDRAWN;
            case "SUCCESS", "REFUND_SUCCESS" -> GRANTED;
            case "COMPLETE", "COMPLETED" -> COMPLETE;
            default -> UNRECOGNISED;
        };
    }
}
