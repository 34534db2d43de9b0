package dev.backroom.reviews.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text as the lexicons spell it: one form of each letter, lower case, repeats taken out, slang written out, split into
 * clauses. A clause is words between single blanks, with a blank at either end; Han characters stand without blanks.
 */
final class Normaliser {
    private static final int LONGEST_RUN = 2;

    private final Map<String, String> slang;
    private final int letterRun;

    /**
     * @param slang a word to what it stands for
     * @param doubles whether the language writes letters twice, as English does
     */
    Normaliser(Map<String, String> slang, boolean doubles) {
        this.slang = Map.copyOf(slang);
        this.letterRun = doubles ? LONGEST_RUN : 1;
    }

    List<String> clauses(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> clauses = new ArrayList<>();
        StringBuilder clause = new StringBuilder(" ");
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\'' || c == '’' || c == '‘' || isInvisible(c)) {
                continue;
            }
            if (isWord(c)) {
                word.appendCodePoint(c);
                continue;
            }
            endWord(word, clause);
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                appendHan(clause, c);
            } else if (Character.getType(c) == Character.OTHER_SYMBOL) {
                word.appendCodePoint(c);
                endWord(word, clause);
            } else if (endsClause(c, plain, i)) {
                endClause(clause, clauses);
            }
        }
        endWord(word, clause);
        endClause(clause, clauses);
        return clauses;
    }

    /** A phrase of a lexicon, as it would stand in a clause; a '*' at its end stands for any end of the word. */
    String phrase(String text) {
        boolean open = text.endsWith("*");
        List<String> clauses = clauses(open ? text.substring(0, text.length() - 1) : text);
        if (clauses.size() != 1) {
            throw new IllegalStateException("'" + text + "' is not one phrase");
        }
        String phrase = clauses.getFirst();
        if (isHan(phrase)) {
            return phrase.strip();
        }
        return open ? phrase.substring(0, phrase.length() - 1) : phrase;
    }

    static boolean isHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static boolean isWord(int c) {
        return (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
    }

    /** A full stop inside a number or between letters ends nothing. */
    private static boolean endsClause(int c, String text, int next) {
        if (c == '.' || c == ',') {
            return next >= text.length() || !Character.isLetterOrDigit(text.codePointAt(next)) || c == ',';
        }
        return "!?;:。！？，；：、…\n\r()（）\"“”".indexOf(c) >= 0;
    }

    private void appendHan(StringBuilder clause, int c) {
        int length = clause.length();
        boolean third = length > LONGEST_RUN && clause.charAt(length - 1) == c && clause.charAt(length - 2) == c;
        if (!third) {
            clause.appendCodePoint(c);
        }
    }

    private void endWord(StringBuilder word, StringBuilder clause) {
        if (word.isEmpty()) {
            return;
        }
        String spelt = collapsed(word);
        word.setLength(0);
        if (clause.charAt(clause.length() - 1) != ' ') {
            clause.append(' ');
        }
        clause.append(slang.getOrDefault(spelt, spelt)).append(' ');
    }

    private String collapsed(StringBuilder word) {
        StringBuilder collapsed = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            boolean letter = Character.isLetter(word.charAt(i));
            int kept = letter && end - i > LONGEST_RUN ? letterRun : end - i;
            collapsed.repeat(word.charAt(i), kept);
            i = end;
        }
        return collapsed.toString();
    }

    private static void endClause(StringBuilder clause, List<String> clauses) {
        if (!clause.toString().isBlank()) {
            if (clause.charAt(clause.length() - 1) != ' ') {
                clause.append(' ');
            }
            clauses.add(clause.toString());
        }
        clause.setLength(0);
        clause.append(' ');
    }
}
