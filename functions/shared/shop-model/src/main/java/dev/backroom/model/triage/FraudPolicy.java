package dev.backroom.model.triage;

import java.util.Map;

/**
 * A shop's own measure.
 *
 * @param threshold points from which an order is held, 1 or more
 * @param weights points by reason where they differ from the default; 0 switches a reason off
 * @param hour orders of one address, phone or buyer that are still usual in an hour
 * @param day the same for 24 hours
 * @param month the same for 30 days
 * @param troubled share of a buyer's orders, 0 to 1, from which cancels or returns count
 * @param troubledFrom how many cancels or returns it takes at least
 * @param enoughOrders how many orders a shop's statistics must rest on before they are believed
 */
public record FraudPolicy(
        int threshold,
        Map<FraudReason, Integer> weights,
        int hour,
        int day,
        int month,
        double troubled,
        int troubledFrom,
        int enoughOrders) {
    public static final FraudPolicy DEFAULT = new FraudPolicy(60, Map.of(), 3, 6, 20, 0.5, 3, 200);

    public FraudPolicy {
        if (threshold < 1) {
            throw new IllegalArgumentException("a threshold below 1 holds everything");
        }
        weights = Map.copyOf(weights);
    }

    int points(FraudReason reason) {
        return weights.getOrDefault(reason, reason.points());
    }
}
