package dev.backroom.simulator.audit;

/**
 * One thing that is not as the books say.
 *
 * @param subject an order id, a SKU or a queue
 * @param text what was expected and what was found
 */
public record Finding(Kind kind, String subject, String text) {
    public enum Kind {
        /** In the books and not stored. */
        LOST_ORDER,
        /** Stored and not in the books, or stored twice. */
        STRANGE_ORDER,
        STATUS,
        /** An order has other units of stock than it should. */
        RESERVATION,
        /** A level is not what its orders and the count make of it. */
        LEVEL,
        /** More units are promised or gone than there were. */
        OVERSOLD,
        /** An order waits for stock that is there. */
        SHORT_THOUGH_IT_FITS,
        /** A hold is missing, or stands without a cause. */
        HOLD,
        PARKED_WITHOUT_REASON
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + text;
    }
}
