package dev.backroom.model.kpi;

import dev.backroom.model.stock.Sku;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named amounts that add up exactly, in any order: counts, money by currency, units by SKU. Zero is the same as absent.
 *
 * @param amounts by stored name, without trailing zeros
 */
public record Tally(SortedMap<String, BigDecimal> amounts) {
    public static final Tally NONE = new Tally(new TreeMap<>());

    /** Prefix of the names of units by SKU. */
    public static final String SKU = "s:";

    private static final String GMV = "gmv:";

    public Tally {
        SortedMap<String, BigDecimal> kept = new TreeMap<>();
        amounts.forEach((name, amount) -> {
            if (amount.signum() != 0) {
                kept.put(name, amount.stripTrailingZeros());
            }
        });
        amounts = Collections.unmodifiableSortedMap(kept);
    }

    public static Tally of(Map<String, BigDecimal> amounts) {
        return new Tally(new TreeMap<>(amounts));
    }

    public static Tally of(Count count, long n) {
        return of(Map.of(count.attribute(), BigDecimal.valueOf(n)));
    }

    /** Sales in one currency, in its main unit. */
    public static Tally gmv(String currency, BigDecimal amount) {
        return of(Map.of(GMV + currency, amount));
    }

    public static Tally units(Sku sku, long units) {
        return of(Map.of(SKU + sku.code(), BigDecimal.valueOf(units)));
    }

    public Tally plus(Tally other) {
        return with(other, 1);
    }

    public Tally minus(Tally other) {
        return with(other, -1);
    }

    private Tally with(Tally other, int sign) {
        SortedMap<String, BigDecimal> sum = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> sum.merge(name, sign < 0 ? amount.negate() : amount, BigDecimal::add));
        return new Tally(sum);
    }

    public boolean isNone() {
        return amounts.isEmpty();
    }

    /** @throws ArithmeticException if it is no whole number of 64 bits */
    public long count(Count count) {
        return amounts.getOrDefault(count.attribute(), BigDecimal.ZERO).longValueExact();
    }

    /** Sales by currency, in main units. */
    public SortedMap<String, BigDecimal> gmv() {
        return named(GMV);
    }

    /** Units by SKU. */
    public SortedMap<Sku, Long> units() {
        SortedMap<Sku, Long> units = new TreeMap<>();
        named(SKU).forEach((sku, n) -> units.put(new Sku(sku), n.longValueExact()));
        return units;
    }

    private SortedMap<String, BigDecimal> named(String prefix) {
        SortedMap<String, BigDecimal> found = new TreeMap<>();
        amounts.forEach((name, amount) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), amount);
            }
        });
        return found;
    }
}
