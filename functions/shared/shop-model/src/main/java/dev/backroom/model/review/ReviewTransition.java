package dev.backroom.model.review;

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
        Optional<ReplyClock> clock = seen.negative() ? firstClock(seen) : Optional.empty();
        boolean tell = clock.isPresent()
                && clock.get().told() == ReplyClock.Stage.STARTED
                && seen.replied().isEmpty();
        Review after = new Review(
                seen.key(),
                1,
                new Posting(seen.product(), seen.created(), day, seen.stars()),
                seen.wording(),
                reading,
                seen.readAt(),
                seen.order(),
                match,
                new ReplyState(clock, seen.replied()),
                List.of());
        return new Changed(Optional.empty(), after, tell);
    }

    private static ReviewTransition next(Review stored, ReviewSnapshot seen, ReviewReading reading, ReviewMatch match) {
        Optional<Instant> replied = stored.replied().or(seen::replied);
        ReviewMatch known = new ReviewMatch(
                stored.orderKnown() || match.orderKnown(), stored.sku().or(match::sku));
        boolean edited =
                !seen.readAt().isBefore(stored.readAt()) && !stored.mark().equals(seen.mark());
        if (!edited) {
            boolean same = replied.equals(stored.replied()) && known.equals(stored.match());
            return same ? new Unchanged(stored) : changed(stored, new ReplyState(stored.clock(), replied), known);
        }
        boolean turned = seen.negative() && stored.clock().isEmpty() && !stored.negative();
        Optional<ReplyClock> clock =
                turned ? Optional.of(new ReplyClock(seen.readAt(), ReplyClock.Stage.STARTED)) : stored.clock();
        Review after = new Review(
                stored.key(),
                stored.version() + 1,
                stored.posting(),
                seen.wording(),
                reading,
                seen.readAt(),
                stored.order().or(seen::order),
                known,
                new ReplyState(clock, replied),
                editions(stored, seen.readAt()));
        return new Changed(Optional.of(stored), after, turned && replied.isEmpty());
    }

    /** The review after the seller answered it. */
    static ReviewTransition replied(Review stored, Instant at) {
        return stored.replied().isPresent()
                ? new Unchanged(stored)
                : changed(stored, new ReplyState(stored.clock(), Optional.of(at)), stored.match());
    }

    /** The review after somebody was told how late it is; unchanged where there is nothing new to tell. */
    static ReviewTransition told(Review stored, Instant now) {
        Optional<ReplyClock> next = stored.awaitsReply() ? stored.clock().flatMap(c -> c.tell(now)) : Optional.empty();
        return next.isEmpty()
                ? new Unchanged(stored)
                : changed(stored, new ReplyState(next, stored.replied()), stored.match());
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

    private static Changed changed(Review stored, ReplyState reply, ReviewMatch match) {
        return new Changed(Optional.of(stored), stored.next(reply, match), false);
    }
}
