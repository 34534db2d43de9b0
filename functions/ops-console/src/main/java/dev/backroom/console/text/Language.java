package dev.backroom.console.text;

import java.util.Locale;
import java.util.Map;

/** The languages of the pages. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    String file() {
        return this == CHINESE ? "zh.properties" : "en.properties";
    }

    /**
     * What an event asks for: its {@code lang}, else the locale of the dashboard that the widget stands on, else the first
     * of the browser's languages that there is, else English.
     */
    public static Language of(Map<String, Object> event) {
        String asked = String.valueOf(event.getOrDefault("lang", ""));
        if (asked.isEmpty() && event.get("widgetContext") instanceof Map<?, ?> context) {
            asked = String.valueOf(context.get("locale"));
        }
        if (asked.isEmpty() && event.get("browser") instanceof Map<?, ?> browser) {
            return accepted(String.valueOf(browser.get("languages")));
        }
        return asked.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** Of an {@code Accept-Language} header. Browsers list what they like best first, so the weights need no reading. */
    private static Language accepted(String header) {
        for (String each : header.toLowerCase(Locale.ROOT).split(",", 20)) {
            String tag = each.strip();
            if (tag.startsWith("zh")) {
                return CHINESE;
            }
            if (tag.startsWith("en")) {
                return ENGLISH;
            }
        }
        return ENGLISH;
    }

    public dev.backroom.notices.Language ofNotices() {
        return this == CHINESE ? dev.backroom.notices.Language.ZH : dev.backroom.notices.Language.EN;
    }
}
