package dev.backroom.notices;

import java.util.Locale;
import java.util.Optional;

/** The languages that people are written to in. */
public enum Language {
    EN,
    ZH;

    /** The language of a code such as {@code zh} or {@code zh-CN}; empty for one that has no texts. */
    public static Optional<Language> of(String code) {
        String language = Locale.forLanguageTag(code).getLanguage();
        return switch (language) {
            case "en" -> Optional.of(EN);
            case "zh" -> Optional.of(ZH);
            default -> Optional.empty();
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
