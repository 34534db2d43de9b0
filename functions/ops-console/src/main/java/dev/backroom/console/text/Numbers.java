package dev.backroom.console.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** Numbers as an operator reads them. */
public final class Numbers {
    private static final Map<String, Integer> DIGITS = Map.of("IDR", 0, "JPY", 0, "VND", 0);

    private Numbers() {}

    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** With the digits that the currency is written with, and more where the amount has more. */
    public static String money(BigDecimal amount, String currency) {
        int digits = Math.max(
                DIGITS.getOrDefault(currency, 2), amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + digits + "f", amount) + " " + currency;
    }

    /** A share as percent with one decimal. */
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    /** A difference with its sign; empty text for none. */
    public static String signed(BigDecimal difference) {
        String sign = difference.signum() > 0 ? "+" : difference.signum() < 0 ? "\u2212" : "\u00b1";
        return sign + String.format(Locale.ROOT, "%,." + Math.max(0, difference.scale()) + "f", difference.abs());
    }
}
