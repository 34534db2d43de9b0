package dev.backroom.model.review;

import java.util.List;

/**
 * What a review's words say.
 *
 * @param lang {@code en}, {@code zh}, {@code id}, or {@code und} for every other
 */
public record ReviewReading(String lang, List<Mention> mentions) {
    public static final ReviewReading NONE = new ReviewReading("und", List.of());

    public ReviewReading {
        mentions = List.copyOf(mentions);
    }
}
