package dev.backroom.model.triage;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known about an order when it is scored. Counts only: who is behind them is known by salted hashes elsewhere.
 *
 * @param byAddress orders of the shop to this address, this one included
 * @param usual what the shop usually sells; empty while that is not known
 * @param value of the order, in the shop's currency
 * @param phoneElsewhere the telephone is of another country or region than the address
 */
public record FraudFacts(
        Seen byAddress,
        Seen byPhone,
        Seen byBuyer,
        Trouble trouble,
        int units,
        BigDecimal value,
        Optional<Usual> usual,
        boolean phoneElsewhere,
        boolean freightForwarder,
        boolean cashOnDelivery) {
    /**
     * How often something was seen: the orders of the densest span around this one, see {@link Velocity}.
     *
     * @param hour within an hour
     * @param day within 24 hours
     * @param month within 30 days
     */
    public record Seen(int hour, int day, int month) {
        public static final Seen ONCE = new Seen(1, 1, 1);
    }

    /** What became of the buyer's other orders in 30 days. */
    public record Trouble(int orders, int cancelled, int returned) {
        public static final Trouble NONE = new Trouble(0, 0, 0);
    }

    /**
     * A shop's own statistics.
     *
     * @param orders how many they rest on
     * @param mostUnits what 99 of 100 orders do not exceed
     * @param mostValue what 99 of 100 orders do not exceed
     */
    public record Usual(int orders, int mostUnits, BigDecimal mostValue) {}
}
