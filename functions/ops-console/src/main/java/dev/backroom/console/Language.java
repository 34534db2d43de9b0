package dev.backroom.console;

import java.util.Locale;
import java.util.Map;

/** The languages of the pages. */
enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag. */
    String tag() {
        return tag;
    }

    /**
     * What an event asks for: its {@code lang}, else the locale of the dashboard that the widget stands on, else
     * English.
     */
    static Language of(Map<String, Object> event) {
        String asked = String.valueOf(event.getOrDefault("lang", ""));
        if (asked.isEmpty() && event.get("widgetContext") instanceof Map<?, ?> context) {
            asked = String.valueOf(context.get("locale"));
        }
        return asked.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
    }
}
