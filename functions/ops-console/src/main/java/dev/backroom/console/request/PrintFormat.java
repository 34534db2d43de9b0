package dev.backroom.console.request;

import java.util.Locale;
import java.util.Optional;

/** What is printed of a wave. */
public enum PrintFormat {
    /** What to fetch, by bin. */
    PICK,
    /** What to put into each carton. */
    SLIPS,
    /** Whom each carton goes to. */
    LABELS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PrintFormat> of(String code) {
        for (PrintFormat paper : values()) {
            if (paper.code().equals(code)) {
                return Optional.of(paper);
            }
        }
        return Optional.empty();
    }
}
