package dev.backroom.cli.imports;

import java.util.Locale;

/** Reads a whole number of units. Separators are refused: "1.200" means two things in two countries. */
public final class Units {
    private Units() {}

    static int read(String field, String text, int least, int most) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        if (text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(field + " is not a whole number in plain digits");
        }
        int units = Integer.parseInt(text);
        if (units < least || units > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is not between %d and %d", field, least, most));
        }
        return units;
    }

    /** Reads what is added, or with a minus sign taken off. */
    static int readChange(String field, String text, int most) {
        boolean less = text.startsWith("-");
        int units = read(field, less || text.startsWith("+") ? text.substring(1) : text, 1, most);
        return less ? -units : units;
    }
}
