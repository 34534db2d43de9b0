package dev.backroom.model.bulk;

import dev.backroom.model.decision.Decision;

/** What became of one order of a bulk job. */
public enum BulkResult {
    DONE,
    /** Not the order that was shown any more; nothing was done. */
    CHANGED,
    /** It holds nothing that a person may let go. */
    NOTHING_TO_RELEASE,
    ALREADY_HELD,
    /** The parcel has left, or the order is closed. */
    TOO_LATE,
    /** There is no such order. */
    UNKNOWN,
    /** This version cannot read the order. */
    UNREADABLE;

    public static BulkResult of(Decision.Why why) {
        return switch (why) {
            case NOTHING_TO_RELEASE -> NOTHING_TO_RELEASE;
            case ALREADY_HELD -> ALREADY_HELD;
            case TOO_LATE -> TOO_LATE;
        };
    }
}
