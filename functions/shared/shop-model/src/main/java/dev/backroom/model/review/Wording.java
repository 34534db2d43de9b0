package dev.backroom.model.review;

import dev.backroom.model.Sha256;

/**
 * What a buyer wrote.
 *
 * @param stars 1 to 5
 * @param title empty text where there is none
 * @param media whether pictures or a film are with it
 */
public record Wording(int stars, String title, boolean media, String text) {
    private static final int MARK_BYTES = 8;

    public Wording {
        Review.requireStars(stars);
    }

    /** A short digest that tells whether it says something else than another. */
    String mark() {
        return Sha256.hex(MARK_BYTES, Integer.toString(stars), Boolean.toString(media), title, text);
    }

    boolean negative() {
        return stars <= Review.NEGATIVE_STARS;
    }

    Wording upTo(int longestTitle, int longestText) {
        return new Wording(stars, cut(title, longestTitle), media, cut(text, longestText));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
