package dev.backroom.model.triage;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes out slang and puts right what is one slip away from a word that matters. */
final class Spelling {
    private static final int SHORTEST = 5;

    private final Set<String> words;
    private final Map<String, String> slang;

    Spelling(Set<String> words, Map<String, String> slang) {
        this.words = Set.copyOf(words);
        this.slang = Map.copyOf(slang);
    }

    /** A clause of as many words as before. */
    String corrected(String clause) {
        return Arrays.stream(clause.strip().split(" ")).map(this::word).collect(Collectors.joining(" ", " ", " "));
    }

    private String word(String word) {
        String meant = slang.getOrDefault(word, word);
        if (meant.length() < SHORTEST || words.contains(meant)) {
            return meant;
        }
        return words.stream()
                .filter(known -> known.charAt(0) == meant.charAt(0) && isOneSlip(known, meant))
                .sorted()
                .findFirst()
                .orElse(meant);
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
        String restA = a.substring(same);
        String restB = b.substring(same);
        if (restA.isEmpty() || restB.isEmpty()) {
            return true;
        }
        if (a.length() > b.length()) {
            return restA.substring(1).equals(restB);
        }
        if (a.length() < b.length()) {
            return restB.substring(1).equals(restA);
        }
        return restA.substring(1).equals(restB.substring(1)) || isExchange(restA, restB);
    }

    private static boolean isExchange(String a, String b) {
        return a.length() >= 2
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
    }
}
