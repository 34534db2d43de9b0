package dev.backroom.model.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes out slang and puts right what is one slip away from a word that matters. */
final class Spelling {
    private static final int SHORTEST = 5;

    private final Set<String> words;
    private final Map<Character, List<String>> byLetter = new HashMap<>();
    private final Map<String, String> slang;

    Spelling(Set<String> words, Map<String, String> slang) {
        this.words = Set.copyOf(words);
        this.slang = Map.copyOf(slang);
        words.stream()
                .sorted()
                .forEach(word -> byLetter.computeIfAbsent(word.charAt(0), letter -> new ArrayList<>())
                        .add(word));
    }

    /** A clause of as many words as before. */
    String corrected(String clause) {
        StringBuilder corrected = new StringBuilder(" ");
        for (String word : clause.strip().split(" ")) {
            corrected.append(word(word)).append(' ');
        }
        return corrected.toString();
    }

    /** The first letter is seldom mistyped. */
    private String word(String word) {
        String meant = slang.getOrDefault(word, word);
        if (meant.length() >= SHORTEST && !words.contains(meant)) {
            for (String known : byLetter.getOrDefault(meant.charAt(0), List.of())) {
                if (isOneSlip(known, meant)) {
                    return known;
                }
            }
        }
        return meant;
    }

    /** One letter more, less, other, or two neighbours exchanged. */
    static boolean isOneSlip(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        int more = same + 1;
        if (more >= Math.max(a.length(), b.length())) {
            return true;
        }
        if (a.length() > b.length()) {
            return a.substring(more).equals(b.substring(same));
        }
        if (a.length() < b.length()) {
            return b.substring(more).equals(a.substring(same));
        }
        boolean exchanged = a.charAt(same) == b.charAt(more) && a.charAt(more) == b.charAt(same);
        return a.substring(more).equals(b.substring(more))
                || (exchanged && a.substring(more + 1).equals(b.substring(more + 1)));
    }
}
