package dev.backroom.model.review;

import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A review as stored. Its text is what the buyer published; who the buyer is, is not kept.
 *
 * @param version counts the writes of this item, from 1; the condition of every write
 * @param readAt when the newest read that was applied was answered
 * @param order the platform's order id, where the review names one
 * @param reply without a clock where the review was never negative, or was history already when it was first seen
 * @param earlier what it said before, oldest first, at most {@link #MOST_EDITIONS}
 */
public record Review(
        ReviewKey key,
        long version,
        Posting posting,
        Wording wording,
        ReviewReading reading,
        Instant readAt,
        Optional<String> order,
        ReviewMatch match,
        ReplyState reply,
        List<Edition> earlier)
        implements WrittenReview {
    /** Up to so many stars a review is negative. */
    public static final int NEGATIVE_STARS = 2;

    /** From so many stars on a review is good. */
    public static final int GOOD_STARS = 4;

    public static final int MOST_EDITIONS = 10;

    public Review {
        earlier = List.copyOf(earlier);
    }

    public String product() {
        return posting.product();
    }

    public int firstStars() {
        return posting.firstStars();
    }

    public Instant created() {
        return posting.created();
    }

    public LocalDate day() {
        return posting.day();
    }

    /** {@code en}, {@code zh}, {@code id}, or {@code und} for every other. */
    public String lang() {
        return reading.lang();
    }

    public List<Mention> mentions() {
        return reading.mentions();
    }

    /** Whether the order that it names is stored here. */
    public boolean orderKnown() {
        return match.orderKnown();
    }

    public Optional<Sku> sku() {
        return match.sku();
    }

    public Optional<ReplyClock> clock() {
        return reply.clock();
    }

    public Optional<Instant> replied() {
        return reply.replied();
    }

    /** The same words, one write on. */
    Review next(ReplyState nextReply, ReviewMatch nextMatch) {
        return new Review(key, version + 1, posting, wording, reading, readAt, order, nextMatch, nextReply, earlier);
    }

    /** @throws IllegalArgumentException if it is not 1 to 5 */
    public static int requireStars(int stars) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("stars are not 1 to 5");
        }
        return stars;
    }

    /** Whether a reply is due or overdue. */
    public boolean awaitsReply() {
        return negative() && clock().isPresent() && replied().isEmpty();
    }
}
