package dev.backroom.console;

import java.util.Locale;
import java.util.Optional;

/** What is printed of a wave. */
enum Paper {
    /** What to fetch, by bin. */
    PICK(WaveWord.PICK_LIST),
    /** What to put into each carton. */
    SLIPS(WaveWord.PACKING_SLIPS),
    /** Whom each carton goes to. */
    LABELS(WaveWord.CARTON_LABELS);

    private final Phrase title;

    Paper(Phrase title) {
        this.title = title;
    }

    Phrase title() {
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
