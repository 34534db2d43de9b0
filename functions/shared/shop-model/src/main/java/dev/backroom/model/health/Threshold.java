package dev.backroom.model.health;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a market allows, as it was published.
 *
 * @param since from which day it is known to hold
 * @param percent of the published rate: at least so much where {@link Metric#good}, else at most so much
 * @param days over which the rate is taken
 * @param least orders below which no warning is given: our own guard against small numbers
 */
public record Threshold(Metric metric, LocalDate since, BigDecimal percent, int days, int least) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** The greatest share, in percent, of orders that may count against the shop. */
    public BigDecimal mostBad() {
        return metric.good() ? ALL.subtract(percent) : percent;
    }
}
