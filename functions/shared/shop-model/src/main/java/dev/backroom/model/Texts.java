package dev.backroom.model;

/** Checks on text that becomes part of a key. */
public final class Texts {
    /** The longest id or SKU code that is accepted, in characters. */
    public static final int LONGEST_TOKEN = 128;

    private Texts() {}

    /**
     * Accepts an id that can stand inside a composed key.
     *
     * @return the text itself
     * @throws IllegalArgumentException if it is empty, longer than {@link #LONGEST_TOKEN}, or holds '#' or a control
     *     character; the message names the field and never repeats the text
     */
    public static String requireToken(String field, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        if (text.length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException(field + " is longer than " + LONGEST_TOKEN + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' || c < ' ' || c == 0x7f) {
                throw new IllegalArgumentException(field + " holds a character that a key cannot hold");
            }
        }
        return text;
    }
}
