package dev.backroom.notices;

/** Shortens and cleans text that came from outside. */
final class Cut {
    private Cut() {}

    /** At most so many characters (code points), the last an ellipsis where something was cut. */
    static String characters(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /**
     * The text on one line. Control characters become blanks; characters that turn the direction of what follows are
     * left out, because they make a message read as something else.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == 0x2028 || c == 0x2029 || Character.isISOControl(c)) {
                clean.append(' ');
            } else if (!turnsDirection(c) && Character.getType(c) != Character.SURROGATE) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
    }
}
