package dev.backroom.model.review;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many reviews, of how many stars, and what they praise and complain about. Counts of two sets of reviews add up, and
 * what an edit changes is the difference of two counts. Never a zero inside, so equal counts are equal.
 *
 * @param counters by name: {@code reviews}, {@code stars1} to {@code stars5}, {@code BAD#aspect}, {@code GOOD#aspect}
 */
public record ReviewCounts(Map<String, Long> counters) {
    public static final ReviewCounts NONE = new ReviewCounts(Map.of());

    public ReviewCounts {
        TreeMap<String, Long> kept = new TreeMap<>(counters);
        kept.values().removeIf(count -> count == 0);
        counters = Map.copyOf(kept);
    }

    /** The counts of one review. An aspect counts once a review, however often it is mentioned. */
    public static ReviewCounts of(Review review) {
        Map<String, Long> counters = new TreeMap<>();
        counters.put("reviews", 1L);
        counters.put("stars" + review.stars(), 1L);
        for (Mention mention : review.mentions()) {
            counters.put(mention.polarity() + "#" + mention.aspect().code(), 1L);
        }
        return new ReviewCounts(counters);
    }

    public ReviewCounts plus(ReviewCounts other) {
        return combined(other, 1);
    }

    public ReviewCounts minus(ReviewCounts other) {
        return combined(other, -1);
    }

    public boolean isNone() {
        return counters.isEmpty();
    }

    public long reviews() {
        return counters.getOrDefault("reviews", 0L);
    }

    /** @param stars 1 to 5 */
    public long stars(int stars) {
        return counters.getOrDefault("stars" + stars, 0L);
    }

    /** Reviews of up to {@link Review#NEGATIVE_STARS} stars. */
    public long negative() {
        return stars(1) + stars(2);
    }

    /** Reviews that mention the aspect that way. */
    public long of(Aspect aspect, Polarity polarity) {
        return counters.getOrDefault(polarity + "#" + aspect.code(), 0L);
    }

    private ReviewCounts combined(ReviewCounts other, int sign) {
        Map<String, Long> sum = new TreeMap<>(counters);
        other.counters.forEach((name, count) -> sum.merge(name, sign * count, Long::sum));
        return new ReviewCounts(sum);
    }
}
