package dev.backroom.tableengine.expression;

import java.util.ArrayList;
import java.util.List;

/** Splits an expression's text. What belongs nowhere becomes an unknown token, which the parser refuses where it meets it. */
final class Tokenizer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> split(String text) {
        return new Tokenizer(text).split();
    }

    private List<Token> split() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n') {
                at++;
            } else {
                next(letter);
            }
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
        return tokens;
    }

    private void next(char letter) {
        switch (letter) {
            case '(' -> add(Token.Kind.OPEN, 1);
            case ')' -> add(Token.Kind.CLOSE, 1);
            case '[' -> add(Token.Kind.OPEN_INDEX, 1);
            case ']' -> add(Token.Kind.CLOSE_INDEX, 1);
            case '.' -> add(Token.Kind.DOT, 1);
            case ',' -> add(Token.Kind.COMMA, 1);
            case '+' -> add(Token.Kind.PLUS, 1);
            case '-' -> add(Token.Kind.MINUS, 1);
            case '=' -> add(Token.Kind.COMPARATOR, 1);
            case '<' -> add(Token.Kind.COMPARATOR, follows('=') || follows('>') ? 2 : 1);
            case '>' -> add(Token.Kind.COMPARATOR, follows('=') ? 2 : 1);
            case '#' -> reference(Token.Kind.NAME_REF);
            case ':' -> reference(Token.Kind.VALUE_REF);
            default -> {
                if (isLetter(letter)) {
                    add(Token.Kind.WORD, wordLength(at));
                } else if (isDigit(letter)) {
                    add(Token.Kind.DIGITS, digitsLength());
                } else {
                    add(Token.Kind.UNKNOWN, Character.charCount(text.codePointAt(at)));
                }
            }
        }
    }

    private void reference(Token.Kind kind) {
        int length = wordLength(at + 1);
        add(length == 0 ? Token.Kind.UNKNOWN : kind, length + 1);
    }

    private boolean follows(char wanted) {
        return at + 1 < text.length() && text.charAt(at + 1) == wanted;
    }

    private int wordLength(int from) {
        int end = from;
        while (end < text.length()
                && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end - from;
    }

    private int digitsLength() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private void add(Token.Kind kind, int length) {
        tokens.add(new Token(kind, text.substring(at, at + length), at, at + length));
        at += length;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
