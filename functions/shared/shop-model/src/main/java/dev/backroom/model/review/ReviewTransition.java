package dev.backroom.model.review;

import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one read of a review makes of the stored one. */
public sealed interface ReviewTransition {
    /** It says the same, or an older read came late. */
    record Unchanged(Review stored) implements ReviewTransition {}

    /** @param turnedNegative whether somebody should be told that a negative review came in */
    record Changed(Optional<Review> before, Review after, boolean turnedNegative) implements ReviewTransition {}

    /**
     * Applies a read.
     *
     * @param reading of the read's own words
     * @param day the shop's day of its creation; counts only at first sight, so that its figures never move to another day
     */
    static ReviewTransition apply(
            Optional<Review> stored, ReviewSnapshot seen, ReviewReading reading, ReviewMatch match, LocalDate day) {
        return stored.isEmpty() ? first(seen, reading, match, day) : next(stored.get(), seen, reading, match);
    }

    private static Changed first(ReviewSnapshot seen, ReviewReading reading, ReviewMatch match, LocalDate day) {
        boolean negative = seen.stars() <= Review.NEGATIVE_STARS;
        Optional<ReplyClock> clock = negative ? firstClock(seen) : Optional.empty();
        boolean tell = clock.isPresent()
                && clock.get().told() == ReplyClock.Stage.STARTED
                && seen.replied().isEmpty();
        return new Changed(
                Optional.empty(),
                new Review(
                        seen.key(),
                        seen.product(),
                        1,
                        seen.stars(),
                        seen.stars(),
                        seen.title(),
                        seen.text(),
                        seen.media(),
                        reading.lang(),
                        seen.created(),
                        day,
                        seen.readAt(),
                        seen.order(),
                        match.orderKnown(),
                        match.sku(),
                        clock,
                        seen.replied(),
                        reading.mentions(),
                        List.of()),
                tell);
    }

    private static ReviewTransition next(Review stored, ReviewSnapshot seen, ReviewReading reading, ReviewMatch match) {
        Optional<Instant> replied = stored.replied().or(seen::replied);
        boolean known = stored.orderKnown() || match.orderKnown();
        Optional<Sku> sku = stored.sku().or(match::sku);
        boolean edited =
                !seen.readAt().isBefore(stored.readAt()) && !stored.mark().equals(seen.mark());
        if (!edited) {
            boolean same = replied.equals(stored.replied()) && known == stored.orderKnown() && sku.equals(stored.sku());
            return same
                    ? new Unchanged(stored)
                    : new Changed(Optional.of(stored), copy(stored, stored.clock(), replied, known, sku), false);
        }
        boolean turned = seen.stars() <= Review.NEGATIVE_STARS && stored.clock().isEmpty() && !stored.negative();
        Optional<ReplyClock> clock =
                turned ? Optional.of(new ReplyClock(seen.readAt(), ReplyClock.Stage.STARTED)) : stored.clock();
        Review after = new Review(
                stored.key(),
                stored.product(),
                stored.version() + 1,
                seen.stars(),
                stored.firstStars(),
                seen.title(),
                seen.text(),
                seen.media(),
                reading.lang(),
                stored.created(),
                stored.day(),
                seen.readAt(),
                stored.order().or(seen::order),
                known,
                sku,
                clock,
                replied,
                reading.mentions(),
                editions(stored, seen.readAt()));
        return new Changed(Optional.of(stored), after, turned && replied.isEmpty());
    }

    /** The review after the seller answered it. */
    static ReviewTransition replied(Review stored, Instant at) {
        return stored.replied().isPresent()
                ? new Unchanged(stored)
                : new Changed(
                        Optional.of(stored),
                        copy(stored, stored.clock(), Optional.of(at), stored.orderKnown(), stored.sku()),
                        false);
    }

    /** The review after somebody was told how late it is; unchanged where there is nothing new to tell. */
    static ReviewTransition told(Review stored, Instant now) {
        Optional<ReplyClock> next = stored.awaitsReply() ? stored.clock().flatMap(c -> c.tell(now)) : Optional.empty();
        return next.isEmpty()
                ? new Unchanged(stored)
                : new Changed(
                        Optional.of(stored),
                        copy(stored, next, stored.replied(), stored.orderKnown(), stored.sku()),
                        false);
    }

    /** Of a negative review; empty where its time was over before anybody looked, and nobody can know of a reply. */
    private static Optional<ReplyClock> firstClock(ReviewSnapshot seen) {
        ReplyClock clock = new ReplyClock(seen.created(), ReplyClock.Stage.STARTED);
        if (clock.at(seen.readAt()) != ReplyClock.Stage.OVERDUE) {
            return Optional.of(clock);
        }
        return switch (seen.origin()) {
            case PULLED -> Optional.empty();
            // A sheet is the seller's own word: what it names stands in the list until it is marked as replied.
            case IMPORTED -> Optional.of(new ReplyClock(seen.created(), ReplyClock.Stage.OVERDUE));
        };
    }

    private static List<Edition> editions(Review stored, Instant until) {
        List<Edition> editions = new ArrayList<>(stored.earlier());
        editions.add(new Edition(stored.stars(), stored.title(), stored.text(), until));
        // The first one stays: it is what the platform's own rates count.
        while (editions.size() > Review.MOST_EDITIONS) {
            editions.remove(1);
        }
        return editions;
    }

    private static Review copy(
            Review of, Optional<ReplyClock> clock, Optional<Instant> replied, boolean orderKnown, Optional<Sku> sku) {
        return new Review(
                of.key(),
                of.product(),
                of.version() + 1,
                of.stars(),
                of.firstStars(),
                of.title(),
                of.text(),
                of.media(),
                of.lang(),
                of.created(),
                of.day(),
                of.readAt(),
                of.order(),
                orderKnown,
                sku,
                clock,
                replied,
                of.mentions(),
                of.earlier());
    }
}
