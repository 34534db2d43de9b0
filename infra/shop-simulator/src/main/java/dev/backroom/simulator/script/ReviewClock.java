package dev.backroom.simulator.script;

import dev.backroom.simulator.script.ScriptedReview.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a negative review should be told of, by the shop's own promise to answer within a day. */
public final class ReviewClock {
    public static final Duration ALLOWED = Duration.ofHours(24);
    private static final Duration TO_BE_SURE = Duration.ofMinutes(120);

    private ReviewClock() {}

    /**
     * The notices that a review calls for.
     *
     * @param from when somebody began to look at the shop's reviews
     * @param until when the script is over; what falls due shortly before it or later may be told or not
     */
    static List<CalledNotice> of(ScriptedReview review, Instant from, Instant until) {
        List<CalledNotice> called = new ArrayList<>();
        Optional<Edition> turned =
                review.editions().stream().filter(Edition::isNegative).findFirst();
        if (turned.isEmpty()) {
            return called;
        }
        boolean stays = review.editions().getLast().isNegative();
        Instant written = turned.get().at();
        Instant firstSight = latest(review.shownAt(), from);
        Instant over = review.created().plus(ALLOWED);
        if (!over.isAfter(firstSight) && !written.isAfter(firstSight)) {
            // Its time was over before anybody looked: it may have been answered long ago, and is nobody's news.
            return called;
        }
        Instant surelySeen = firstSight.plus(TO_BE_SURE);
        boolean inTime = over.isAfter(surelySeen) || written.isAfter(surelySeen);
        Instant seen = latest(written, firstSight);
        called.add(notice(review, CalledNotice.Kind.REVIEW_NEGATIVE, seen, written, until, inTime));
        // Of a review that turns negative by an edit nobody knows when: its clock runs from the reading.
        boolean known = turned.get().at().equals(review.created());
        CalledNotice.Kind[] stages = {
            CalledNotice.Kind.REVIEW_HALF_TIME, CalledNotice.Kind.REVIEW_80_PERCENT, CalledNotice.Kind.REVIEW_OVERDUE
        };
        int[] percents = {50, 80, 100};
        for (int i = 0; i < stages.length; i++) {
            Instant stage = written.plus(ALLOWED.multipliedBy(percents[i]).dividedBy(100));
            Instant next = i + 1 < stages.length
                    ? written.plus(ALLOWED.multipliedBy(percents[i + 1]).dividedBy(100))
                    : Instant.MAX;
            if (next.isAfter(from)) {
                // Whoever begins to look right before the next stage may come to look after it, and tells that one
                // alone.
                boolean clear = next.isAfter(from.plus(TO_BE_SURE));
                called.add(notice(
                        review, stages[i], latest(stage, seen), stage, until, stays && known && clear && inTime));
            }
        }
        return called;
    }

    private static CalledNotice notice(
            ScriptedReview review,
            CalledNotice.Kind kind,
            Instant from,
            Instant since,
            Instant until,
            boolean certain) {
        return new CalledNotice(kind, review.id(), since, from, certain && from.isBefore(until.minus(TO_BE_SURE)));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
