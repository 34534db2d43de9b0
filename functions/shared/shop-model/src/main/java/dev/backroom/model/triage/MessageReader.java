package dev.backroom.model.triage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads whether a buyer's message asks to change or cancel. Every language is tried on every message, because buyers mix them;
 * words that one language knows as negated are negated for all.
 */
public final class MessageReader {
    /** The languages that have a lexicon, {@code intents-xx.txt}. */
    public static final List<String> LANGUAGES =
            List.of("en", "zh", "id", "th", "vi", "ms", "fil", "es", "pt", "de", "fr", "it", "ja");
    /** Longer messages are read up to here, in characters; the platform's field is shorter. */
    static final int LONGEST_READ = 1_000;

    private static final int MOST_EVIDENCE = 3;

    private final List<ChatLexicon> lexicons = LANGUAGES.stream()
            .map(language -> new ChatLexicon(language, SectionedFile.read("intents-" + language + ".txt")))
            .toList();

    /** What the message asks for; never fails, whatever the text. */
    public Wish read(String message) {
        if (message.isBlank()) {
            return Wish.NOTHING;
        }
        List<String> clauses = ChatText.clauses(message.substring(0, Math.min(message.length(), LONGEST_READ)));
        Map<String, Integer> known = new HashMap<>();
        lexicons.forEach(lexicon -> known.put(lexicon.language(), lexicon.known(clauses)));
        List<ChatLexicon.Hit> asked = standing(
                lexicons.stream()
                        .flatMap(lexicon -> lexicon.in(clauses).stream())
                        .toList(),
                known);
        return asked.stream()
                .map(ChatLexicon.Hit::intent)
                .min(Comparator.naturalOrder())
                .map(gravest -> new Wish(gravest, evidence(asked, gravest)))
                .orElse(Wish.NOTHING);
    }

    private static List<ChatLexicon.Hit> standing(List<ChatLexicon.Hit> hits, Map<String, Integer> known) {
        List<ChatLexicon.Hit> negated =
                hits.stream().filter(ChatLexicon.Hit::negated).toList();
        return hits.stream()
                .filter(hit -> !hit.negated() && negated.stream().noneMatch(other -> voids(other, hit, known)))
                .toList();
    }

    /**
     * A language knows its own longer phrases: "wanted this and not that" is a wish, though "wanted this" alone is not. Another
     * language speaks only where it knows no less of the message: "ko" is "not" in one chat and "my" in another.
     */
    private static boolean voids(ChatLexicon.Hit negated, ChatLexicon.Hit hit, Map<String, Integer> known) {
        if (!hit.overlaps(negated)) {
            return false;
        }
        if (negated.language().equals(hit.language())) {
            return negated.intent() == Intent.NONE;
        }
        return known.getOrDefault(negated.language(), 0) >= known.getOrDefault(hit.language(), 0);
    }

    private static List<Wish.Evidence> evidence(List<ChatLexicon.Hit> asked, Intent intent) {
        return asked.stream()
                .filter(hit -> hit.intent() == intent)
                .map(ChatLexicon.Hit::evidence)
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
