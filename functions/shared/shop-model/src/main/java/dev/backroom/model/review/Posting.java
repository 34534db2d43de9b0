package dev.backroom.model.review;

import dev.backroom.model.Texts;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How a review first came; nothing of it changes.
 *
 * @param product the platform's product id
 * @param created whole seconds
 * @param day the shop's day of its creation, which its counts belong to
 * @param firstStars 1 to 5, before any edit: what the platform's own rates count
 */
public record Posting(String product, Instant created, LocalDate day, int firstStars) {
    public Posting {
        Texts.requireToken("product id", product);
        Review.requireStars(firstStars);
    }
}
