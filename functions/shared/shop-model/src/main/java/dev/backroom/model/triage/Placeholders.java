package dev.backroom.model.triage;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells text that somebody typed to get past a form. Looks at a whole field: "Test Pond Rd" is a street. */
final class Placeholders {
    private static final int SHORTEST_MASH = 4;
    private static final int SHORTEST_RUN = 3;

    private final Set<String> anywhere;
    private final Set<String> streets;
    private final Set<String> names;
    private final List<String> keys;

    Placeholders(SectionedFile file) {
        this.anywhere = phrases(file, "anywhere");
        this.streets = phrases(file, "street");
        this.names = phrases(file, "name");
        this.keys = file.entries("keys");
    }

    boolean isStreet(String text) {
        return is(text, streets);
    }

    boolean isName(String text) {
        return is(text, names);
    }

    private boolean is(String text, Set<String> own) {
        List<String> words = Plain.words(text).stream()
                .filter(word -> !word.codePoints().allMatch(Character::isDigit))
                .toList();
        String phrase = String.join(" ", new LinkedHashSet<>(words));
        if (words.isEmpty()) {
            return Plain.words(text).isEmpty();
        }
        return anywhere.contains(phrase)
                || own.contains(phrase)
                || isOneLetter(String.join("", words))
                || words.stream().allMatch(this::isMash);
    }

    private static boolean isOneLetter(String text) {
        return text.codePointCount(0, text.length()) >= SHORTEST_RUN
                && text.codePoints().distinct().count() == 1;
    }

    /** Neighbouring keys of one row, once or again: asdf, asdfasdf, qwerty. */
    private boolean isMash(String word) {
        if (word.length() < SHORTEST_MASH) {
            return false;
        }
        int at = 0;
        while (at < word.length()) {
            int run = longestRun(word, at);
            if (run < SHORTEST_RUN) {
                return false;
            }
            at += run;
        }
        return true;
    }

    private int longestRun(String word, int from) {
        int longest = 0;
        for (String row : keys) {
            int end = from;
            while (end < word.length() && row.contains(word.substring(from, end + 1))) {
                end++;
            }
            longest = Math.max(longest, end - from);
        }
        return longest;
    }

    private static Set<String> phrases(SectionedFile file, String section) {
        return file.entries(section).stream().map(Plain::name).collect(Collectors.toCollection(HashSet::new));
    }
}
