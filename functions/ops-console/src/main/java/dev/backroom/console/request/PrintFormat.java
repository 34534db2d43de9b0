package dev.backroom.console.request;

import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.WaveWord;
import java.util.Locale;
import java.util.Optional;

/** What is printed of a wave. */
public enum PrintFormat {
    /** What to fetch, by bin. */
    PICK(WaveWord.PICK_LIST),
    /** What to put into each carton. */
    SLIPS(WaveWord.PACKING_SLIPS),
    /** Whom each carton goes to. */
    LABELS(WaveWord.CARTON_LABELS);

    private final Phrase title;

    PrintFormat(Phrase title) {
        this.title = title;
    }

    public Phrase title() {
        return title;
    }

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
