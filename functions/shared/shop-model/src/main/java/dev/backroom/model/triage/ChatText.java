package dev.backroom.model.triage;

import java.util.ArrayList;
import java.util.List;

/**
 * A chat message as the lexicons see it: clauses of words between single blanks, with a blank at either end. One width, small
 * letters, no letter more than twice, apostrophes and hyphens as people mean them.
 */
final class ChatText {
    private static final String ENDS = ".,!?;:。、，！？；：…\n\r()（）\"“”«»|~～✨";
    private static final int LONGEST_CONTRACTION = 2;

    private ChatText() {}

    /** The clauses of a message, with the accents that it has. */
    static List<String> clauses(String message) {
        String text = Plain.text(message);
        List<String> clauses = new ArrayList<>();
        StringBuilder clause = new StringBuilder(" ");
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isApostrophe(c)) {
                if (splits(text, i)) {
                    blank(clause);
                }
            } else if (isLetter(c)) {
                append(clause, c);
            } else if (ENDS.indexOf(c) >= 0 && !isInsideNumber(text, i)) {
                end(clause, clauses);
            } else {
                blank(clause);
            }
        }
        end(clause, clauses);
        return clauses;
    }

    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == '`' || c == '´';
    }

    /** "n'annulez" and "l'adresse" are two words, "don't" is one. */
    private static boolean splits(String text, int behind) {
        int end = behind;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - behind > LONGEST_CONTRACTION || text.startsWith("en", behind);
    }

    private static boolean isInsideNumber(String text, int behind) {
        return behind >= 2
                && behind < text.length()
                && Character.isDigit(text.charAt(behind - 2))
                && Character.isDigit(text.charAt(behind));
    }

    private static void append(StringBuilder clause, int c) {
        int length = clause.length();
        boolean third = Character.isAlphabetic(c)
                && length >= 2
                && clause.charAt(length - 1) == c
                && clause.charAt(length - 2) == c;
        if (!third) {
            clause.appendCodePoint(c);
        }
    }

    private static void blank(StringBuilder clause) {
        if (clause.charAt(clause.length() - 1) != ' ') {
            clause.append(' ');
        }
    }

    private static void end(StringBuilder clause, List<String> clauses) {
        blank(clause);
        if (clause.length() > 1) {
            clauses.add(clause.toString());
        }
        clause.setLength(0);
        clause.append(' ');
    }
}
