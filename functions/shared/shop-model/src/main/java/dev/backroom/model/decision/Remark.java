package dev.backroom.model.decision;

import java.util.regex.Pattern;

/**
 * What somebody writes down about an order. It stands where no personal data may stand, so what looks like a telephone number
 * or an e-mail address is refused.
 *
 * @param text up to {@link #LONGEST} characters on one line; may be empty
 */
public record Remark(String text) {
    public static final int LONGEST = 300;

    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CONTACT = Pattern.compile("@|\\d(?:[\\s().+-]?\\d){6,}");

    /** Nothing written down. */
    public static final Remark NONE = new Remark("");

    /** @throws IllegalArgumentException with a sentence for whoever wrote it, which does not repeat the text */
    public Remark {
        text = text.strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a note has at most " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a note is one line");
        }
        if (CONTACT.matcher(DAY.matcher(text).replaceAll(" ")).find()) {
            throw new IllegalArgumentException("a note holds no telephone number and no e-mail address of a buyer");
        }
    }
}
