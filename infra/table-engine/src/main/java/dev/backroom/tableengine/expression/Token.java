package dev.backroom.tableengine.expression;

/** One word or sign of an expression and where it stands in the text. */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        NAME_REF,
        VALUE_REF,
        DIGITS,
        OPEN,
        CLOSE,
        OPEN_INDEX,
        CLOSE_INDEX,
        DOT,
        COMMA,
        COMPARATOR,
        PLUS,
        MINUS,
        UNKNOWN,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
