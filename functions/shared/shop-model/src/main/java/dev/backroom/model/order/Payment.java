package dev.backroom.model.order;

import dev.backroom.model.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Who pays how much for an order.
 *
 * @param buyer the platform's anonymous buyer id; empty text where it gave none
 * @param paid when the platform had the money
 */
public record Payment(String buyer, Money total, Optional<Instant> paid, boolean cashOnDelivery) {
    public Payment or(Optional<Instant> paidBefore) {
        return new Payment(buyer, total, paid.or(() -> paidBefore), cashOnDelivery);
    }

    /** Whether it is the same but for the buyer's id. */
    public boolean isAs(Payment other) {
        return equals(new Payment(buyer, other.total, other.paid, other.cashOnDelivery));
    }
}
