package dev.backroom.model.health;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Orders of a day, or of a window, that count for a metric.
 *
 * @param bad those that count against the shop; 0 to {@code all} but where late news of a day came in
 */
public record DayRate(long bad, long all) {
    public static final DayRate NONE = new DayRate(0, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 4;

    public DayRate plus(DayRate other) {
        return new DayRate(bad + other.bad, all + other.all);
    }

    DayRate times(int n) {
        return new DayRate(bad * n, all * n);
    }

    /** The share that counts against the shop, in percent; 0 where there is nothing. */
    public BigDecimal percent() {
        return all <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(bad)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_EVEN);
    }
}
