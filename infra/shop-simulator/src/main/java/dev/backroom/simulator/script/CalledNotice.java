package dev.backroom.simulator.script;

import java.time.Instant;

/**
 * A notice that the facts call for, whatever system sends it.
 *
 * @param subject the seller's SKU, or the review's id
 * @param since when what it tells of happened
 * @param visible from when on somebody who looks can know it; not before {@code since}
 * @param certain whether it must be sent; otherwise it depends on the moment of looking and may be sent or not
 */
public record CalledNotice(Kind kind, String subject, Instant since, Instant visible, boolean certain) {
    /** What there is to tell; the names are those of the product's notices. */
    public enum Kind {
        STOCK_LOW,
        STOCK_OUT,
        STOCK_BACK,
        STOCK_DRIFT,
        REVIEW_NEGATIVE,
        REVIEW_HALF_TIME,
        REVIEW_80_PERCENT,
        REVIEW_OVERDUE
    }
}
