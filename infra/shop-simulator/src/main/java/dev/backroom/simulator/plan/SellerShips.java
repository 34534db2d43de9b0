package dev.backroom.simulator.plan;

import dev.backroom.simulator.random.Rates;
import java.time.Duration;

/**
 * A script in which nothing is packed by itself: an order is arranged when the seller's system says so, a carrier fetches it,
 * and a request for cancellation or return waits for the seller's answer. Shares are 0 to 1.
 *
 * @param aftermath how long the script goes on after the last purchase, so that every parcel can leave
 * @param byPlatformLabel of the seller's orders, those that go with the platform's own label and a masked recipient; 0 in
 *     markets where the seller marks as shipped
 * @param odd of the seller's other orders, those whose buyer gives reason to look twice
 * @param returns of the delivered orders, those that come back or want money back
 * @param answerWithin how long a request waits before the platform grants it
 * @param labelTakes the longest time in which a label is still being made
 */
public record SellerShips(
        Duration aftermath,
        double byPlatformLabel,
        double odd,
        double returns,
        Duration answerWithin,
        Duration labelTakes,
        Carrier carrier) {
    public static final SellerShips USUAL = new SellerShips(
            Duration.ofHours(66), 0.4, 0.06, 0.04, Duration.ofHours(24), Duration.ofMinutes(4), Carrier.USUAL);

    /** A market in which the seller brings a carrier and marks as shipped: no platform's label. */
    public static final SellerShips MARKED =
            new SellerShips(Duration.ofHours(114), 0, 0.06, 0.04, Duration.ofHours(24), Duration.ZERO, Carrier.USUAL);

    public SellerShips {
        Rates.requireShare("byPlatformLabel", byPlatformLabel);
        Rates.requireShare("odd", odd);
        Rates.requireShare("returns", returns);
        if (aftermath.isNegative() || !answerWithin.isPositive() || labelTakes.isNegative()) {
            throw new IllegalArgumentException("a time is negative");
        }
    }

    /** The same with another time after the last purchase. */
    public SellerShips lasting(Duration other) {
        return new SellerShips(other, byPlatformLabel, odd, returns, answerWithin, labelTakes, carrier);
    }

    public SellerShips withOdd(double other) {
        return new SellerShips(aftermath, byPlatformLabel, other, returns, answerWithin, labelTakes, carrier);
    }

    public SellerShips withReturns(double other) {
        return new SellerShips(aftermath, byPlatformLabel, odd, other, answerWithin, labelTakes, carrier);
    }

    /** How long after its arrangement a parcel's label is there. */
    public Duration labelTakes(String parcel) {
        long most = labelTakes.toSeconds();
        return Duration.ofSeconds(most == 0 ? 0 : Math.floorMod(parcel.hashCode() * 31L, most + 1));
    }
}
