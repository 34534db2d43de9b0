package dev.backroom.model.review;

import dev.backroom.model.Texts;
import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A review as stored. Its text is what the buyer published; who the buyer is, is not kept.
 *
 * @param product the platform's product id
 * @param version counts the writes of this item, from 1; the condition of every write
 * @param stars 1 to 5
 * @param firstStars the stars at first sight; the platform's own rates count these
 * @param lang {@code en}, {@code zh}, {@code id}, or {@code und} for every other
 * @param day the shop's day of its creation, as the zone was at first sight
 * @param readAt when the newest read that was applied was answered
 * @param order the platform's order id, where the review names one
 * @param orderKnown whether that order is stored here
 * @param clock absent where the review was never negative, or was history already when it was first seen
 * @param replied when the seller answered
 * @param earlier what it said before, oldest first, at most {@link #MOST_EDITIONS}
 */
public record Review(
        ReviewKey key,
        String product,
        long version,
        int stars,
        int firstStars,
        String title,
        String text,
        boolean media,
        String lang,
        Instant created,
        LocalDate day,
        Instant readAt,
        Optional<String> order,
        boolean orderKnown,
        Optional<Sku> sku,
        Optional<ReplyClock> clock,
        Optional<Instant> replied,
        List<Mention> mentions,
        List<Edition> earlier) {
    /** Up to so many stars a review is negative. */
    public static final int NEGATIVE_STARS = 2;

    /** From so many stars on a review is good. */
    public static final int GOOD_STARS = 4;

    public static final int MOST_EDITIONS = 10;

    public Review {
        Texts.requireToken("product id", product);
        requireStars(stars);
        requireStars(firstStars);
        mentions = List.copyOf(mentions);
        earlier = List.copyOf(earlier);
    }

    /** @throws IllegalArgumentException if it is not 1 to 5 */
    public static int requireStars(int stars) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("stars are not 1 to 5");
        }
        return stars;
    }

    /** Tells whether the review says something else than another read of it. */
    public String mark() {
        return ReviewMark.of(stars, title, text, media);
    }

    public boolean negative() {
        return stars <= NEGATIVE_STARS;
    }

    public boolean good() {
        return stars >= GOOD_STARS;
    }

    /** Whether a reply is due or overdue. */
    public boolean awaitsReply() {
        return negative() && clock.isPresent() && replied.isEmpty();
    }
}
