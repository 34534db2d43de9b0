package dev.backroom.tableengine.value;

import dev.backroom.tableengine.error.EngineException;
import java.math.BigDecimal;

/**
 * A number as the service keeps it: at most 38 significant digits, zero or of a magnitude from 1E-130 to 9.99…E+125. Equal numbers
 * are equal whatever text they were read from.
 */
public final class Num implements Value, Comparable<Num> {
    private static final int MOST_DIGITS = 38;
    private static final int HIGHEST_EXPONENT = 125;
    private static final int LOWEST_EXPONENT = -130;
    private static final String NOT_NUMERIC = "The parameter cannot be converted to a numeric value";

    public static final Num ZERO = new Num(BigDecimal.ZERO);

    private final BigDecimal decimal;

    private Num(BigDecimal stripped) {
        this.decimal = stripped;
    }

    public static Num of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    /**
     * The number, once it is within what the service stores.
     *
     * @throws EngineException a ValidationException for too many digits or too large or small a magnitude
     */
    public static Num of(BigDecimal number) {
        if (number.signum() == 0) {
            return ZERO;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (exponent > HIGHEST_EXPONENT) {
            throw overflow();
        }
        if (exponent < LOWEST_EXPONENT) {
            throw underflow();
        }
        if (stripped.precision() > MOST_DIGITS) {
            throw EngineException.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return new Num(stripped);
    }

    /**
     * Reads decimal notation with an optional exponent.
     *
     * @throws EngineException a ValidationException for any other text and for numbers that cannot be stored
     */
    public static Num parse(String text) {
        if (text.isEmpty()) {
            throw EngineException.validation(NOT_NUMERIC);
        }
        int exponentAt = checkForm(text);
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException | ArithmeticException _) {
            return beyondAnyExponent(text, exponentAt);
        }
        return of(number);
    }

    /** Checks sign, digits with at most one point, and exponent; answers where the exponent begins, or -1. */
    private static int checkForm(String text) {
        int exponentAt = -1;
        boolean digit = false;
        boolean point = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= '0' && letter <= '9') {
                digit = true;
            } else if ((letter == '+' || letter == '-') && (at == 0 || at - 1 == exponentAt)) {
                continue;
            } else if (letter == '.' && !point && exponentAt < 0) {
                point = true;
            } else if ((letter == 'e' || letter == 'E') && digit && exponentAt < 0) {
                exponentAt = at;
                digit = false;
            } else {
                throw notNumeric(text);
            }
        }
        if (!digit) {
            throw notNumeric(text);
        }
        return exponentAt;
    }

    private static Num beyondAnyExponent(String text, int exponentAt) {
        if (exponentAt < 0) {
            throw notNumeric(text);
        }
        boolean zero = text.substring(0, exponentAt).chars().noneMatch(letter -> letter >= '1' && letter <= '9');
        if (zero) {
            return ZERO;
        }
        throw text.charAt(exponentAt + 1) == '-' ? underflow() : overflow();
    }

    public BigDecimal decimal() {
        return decimal;
    }

    /**
     * The sum.
     *
     * @throws EngineException a ValidationException where no number of 38 digits is the sum
     */
    public Num plus(Num other) {
        return computed(decimal.add(other.decimal));
    }

    /**
     * The difference.
     *
     * @throws EngineException a ValidationException where no number of 38 digits is the difference
     */
    public Num minus(Num other) {
        return computed(decimal.subtract(other.decimal));
    }

    private static Num computed(BigDecimal result) {
        if (result.stripTrailingZeros().precision() > MOST_DIGITS) {
            throw overflow();
        }
        return of(result);
    }

    /** Plain notation without exponent, needless zeros or sign of zero, as the service answers. */
    public String text() {
        return decimal.toPlainString();
    }

    /** The power of ten of the first significant digit. */
    int exponent() {
        return decimal.precision() - decimal.scale() - 1;
    }

    @Override
    public Type type() {
        return Type.N;
    }

    /** A byte for the exponent, one for each pair of digits (pairs are aligned at the point), one for a minus. */
    @Override
    public int size() {
        if (decimal.signum() == 0) {
            return 1;
        }
        int digits = decimal.precision();
        boolean straddles = digits % 2 == 0 && exponent() % 2 == 0;
        return 1 + (digits + 1) / 2 + (straddles ? 1 : 0) + (decimal.signum() < 0 ? 1 : 0);
    }

    @Override
    public int compareTo(Num other) {
        return decimal.compareTo(other.decimal);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Num that && decimal.equals(that.decimal);
    }

    @Override
    public int hashCode() {
        return decimal.hashCode();
    }

    @Override
    public String toString() {
        return "N[" + text() + "]";
    }

    private static EngineException notNumeric(String text) {
        return EngineException.validation(NOT_NUMERIC + ": " + text);
    }

    private static EngineException overflow() {
        return EngineException.validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    private static EngineException underflow() {
        return EngineException.validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }
}
