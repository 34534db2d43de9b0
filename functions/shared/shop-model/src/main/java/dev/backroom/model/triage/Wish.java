package dev.backroom.model.triage;

import java.util.List;

/**
 * A buyer's message as it was understood.
 *
 * @param intent the gravest that was found
 * @param evidence what it was found by; empty for {@link Intent#NONE}
 */
public record Wish(Intent intent, List<Evidence> evidence) {
    static final Wish NOTHING = new Wish(Intent.NONE, List.of());

    /**
     * One pattern that was found.
     *
     * @param language of the lexicon, as in its file's name
     * @param pattern the lexicon's own words; safe to store
     * @param words the buyer's words that it matched, normalised; personal data like the message
     */
    public record Evidence(String language, String pattern, String words) {
        /** Without the buyer's words. */
        @Override
        public String toString() {
            return language + ": " + pattern;
        }
    }

    public Wish {
        evidence = List.copyOf(evidence);
    }
}
