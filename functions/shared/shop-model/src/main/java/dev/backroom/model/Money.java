package dev.backroom.model;

import java.math.BigDecimal;

/**
 * An amount in one currency.
 *
 * @param amount main currency units, any scale; two amounts that differ only in scale are equal
 * @param currency ISO 4217 code, upper case
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("currency is not an ISO 4217 code");
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** Parses the platform's decimal text, such as {@code "5000"} or {@code "0.01"}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /**
     * The sum of two amounts of one currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
