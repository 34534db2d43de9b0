package dev.backroom.console;

/** A text of the pages, in both languages. */
interface Phrase {
    String english();

    String chinese();

    default String in(Language language) {
        return switch (language) {
            case ENGLISH -> english();
            case CHINESE -> chinese();
        };
    }

    /** The text with its one gap filled. */
    default String in(Language language, Object gap) {
        return in(language).replace("%s", String.valueOf(gap));
    }
}
