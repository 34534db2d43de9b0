package dev.backroom.model.triage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A phrase of a lexicon. Blanks part its words; {@code a/b} stands for either word, {@code word*} for any word that begins so,
 * {@code …} for up to {@link #GAP} words between (or {@link #GAP_CHARACTERS} characters where words are not parted).
 *
 * @param text as the lexicon has it
 */
record ChatPattern(String text, Pattern pattern) {
    static final int GAP = 4;
    static final int GAP_CHARACTERS = 10;

    /**
     * Prepares a phrase.
     *
     * @param filler words that may stand anywhere between the others
     * @param form how the language's words are written for comparison
     */
    static ChatPattern of(String text, boolean spaced, Collection<String> filler, UnaryOperator<String> form) {
        List<String> slots = Arrays.asList(text.replace("…", " … ").strip().split(" +"));
        String between = spaced ? between(filler, form) : " ?";
        StringBuilder regex = new StringBuilder(spaced ? " " : "");
        boolean first = true;
        for (String slot : slots) {
            if (slot.equals("…")) {
                regex.append(spaced ? "(?:[^ ]+ ){0," + GAP + "}?" : ".{0," + GAP_CHARACTERS + "}?");
                first = true;
                continue;
            }
            if (!first) {
                regex.append(between);
            }
            regex.append(slot(slot, spaced, form));
            if (spaced) {
                regex.append(' ');
            }
            first = false;
        }
        return new ChatPattern(text, Pattern.compile(regex.toString()));
    }

    /** The words of the phrase that are long enough to be misspelt recognisably. */
    List<String> spellings(int shortest, UnaryOperator<String> form) {
        return Arrays.stream(text.split("[ /…]+"))
                .filter(word -> !word.endsWith("*") && word.length() >= shortest)
                .map(form)
                .toList();
    }

    private static String slot(String slot, boolean spaced, UnaryOperator<String> form) {
        return Arrays.stream(slot.split("/"))
                .map(word -> word.endsWith("*")
                        ? Pattern.quote(form.apply(word.substring(0, word.length() - 1))) + (spaced ? "[^ ]*" : "")
                        : Pattern.quote(form.apply(word)))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String between(Collection<String> filler, UnaryOperator<String> form) {
        if (filler.isEmpty()) {
            return "";
        }
        return filler.stream()
                .map(word -> Pattern.quote(form.apply(word)))
                .collect(Collectors.joining("|", "(?:(?:", ") )*"));
    }
}
