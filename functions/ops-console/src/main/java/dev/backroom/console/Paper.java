package dev.backroom.console;

import java.util.Locale;
import java.util.Optional;

/** What is printed of a wave. */
enum Paper {
    /** What to fetch, by bin. */
    PICK(Word.PICK_LIST),
    /** What to put into each carton. */
    SLIPS(Word.PACKING_SLIPS),
    /** Whom each carton goes to. */
    LABELS(Word.CARTON_LABELS);

    private final Word title;

    Paper(Word title) {
        this.title = title;
    }

    Word title() {
        return title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Paper> of(String code) {
        for (Paper paper : values()) {
            if (paper.code().equals(code)) {
                return Optional.of(paper);
            }
        }
        return Optional.empty();
    }
}
