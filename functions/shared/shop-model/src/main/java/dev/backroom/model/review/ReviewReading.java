package dev.backroom.model.review;

import java.util.List;

/**
 * What a review's words say.
 *
 * @param lang as {@link Review#lang()}
 */
public record ReviewReading(String lang, List<Mention> mentions) {
    public static final ReviewReading NONE = new ReviewReading("und", List.of());

    public ReviewReading {
        mentions = List.copyOf(mentions);
    }
}
