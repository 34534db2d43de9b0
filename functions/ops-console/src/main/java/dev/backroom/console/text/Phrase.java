package dev.backroom.console.text;

/** A text of the pages, in both languages. */
public interface Phrase {
    public String english();

    public String chinese();

    public default String in(Language language) {
        return switch (language) {
            case ENGLISH -> english();
            case CHINESE -> chinese();
        };
    }

    /** The text with its one gap filled. */
    public default String in(Language language, Object gap) {
        return in(language).replace("%s", String.valueOf(gap));
    }
}
