package dev.backroom.model.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewSnapshot.Origin;
import dev.backroom.model.review.ReviewTransition.Changed;
import dev.backroom.model.review.ReviewTransition.Unchanged;
import dev.backroom.model.stock.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ReviewTransitionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ReviewMatch NO_MATCH = new ReviewMatch(false, Optional.empty());

    @Test
    void startsTheClock_whenANegativeReviewIsFirstSeen() {
        Changed changed = (Changed) first(seen(2, "bad", NOON));
        assertThat(changed.turnedNegative()).isTrue();
        assertThat(changed.after().clock()).contains(new ReplyClock(NOON, ReplyClock.Stage.STARTED));
        assertThat(changed.after().clock().map(ReplyClock::due)).contains(NOON.plus(Duration.ofHours(24)));
        assertThat(changed.after().awaitsReply()).isTrue();
        assertThat(((Changed) first(seen(3, "so so", NOON))).turnedNegative()).isFalse();
    }

    @Test
    void keepsWhatWasSaidBefore_whenAReviewIsEdited() {
        Review good = after(first(seen(5, "great", NOON)));
        Changed edited = (Changed) next(good, seen(1, "broke after a day", NOON.plusSeconds(3_600)));
        assertThat(edited.turnedNegative()).isTrue();
        assertThat(edited.after().earlier()).containsExactly(new Edition(5, "", "great", NOON.plusSeconds(3_600)));
        assertThat(edited.after().firstStars()).isEqualTo(5);
        assertThat(edited.after().version()).isEqualTo(2);
        assertThat(edited.after().clock().map(ReplyClock::since))
                .as("the reply is due from the edit on")
                .contains(NOON.plusSeconds(3_600));
    }

    @Test
    void tellsOnce_whenAReviewTurnsNegativeAgain() {
        Review bad = after(first(seen(1, "bad", NOON)));
        Review good = after(next(bad, seen(5, "they helped", NOON.plusSeconds(60))));
        assertThat(good.awaitsReply()).isFalse();
        Changed again = (Changed) next(good, seen(1, "broke again", NOON.plusSeconds(120)));
        assertThat(again.turnedNegative()).isFalse();
        assertThat(again.after().awaitsReply()).isTrue();
    }

    @Test
    void changesNothing_whenAnOlderReadComesLate() {
        Review stored = after(first(seen(5, "great", NOON.plusSeconds(60))));
        assertThat(next(stored, seen(1, "awful", NOON))).isEqualTo(new Unchanged(stored));
        assertThat(next(stored, seen(5, "great", NOON.plusSeconds(90)))).isEqualTo(new Unchanged(stored));
    }

    @Test
    void addsWhatALaterReadKnows_withoutAnEdition() {
        Review stored = after(first(seen(4, "fine", NOON)));
        Changed matched = (Changed) ReviewTransition.apply(
                Optional.of(stored),
                seen(4, "fine", NOON.plusSeconds(5)),
                ReviewReading.NONE,
                new ReviewMatch(true, Optional.of(new Sku("LIP-01"))),
                DAY);
        assertThat(matched.after().orderKnown()).isTrue();
        assertThat(matched.after().sku()).contains(new Sku("LIP-01"));
        assertThat(matched.after().earlier()).isEmpty();
    }

    @Test
    void tellsNobody_whenHistoryIsImported() {
        ReviewSnapshot old = imported(NOON.minus(Duration.ofDays(40)));
        Changed changed = (Changed) first(old);
        assertThat(changed.turnedNegative()).isFalse();
        assertThat(changed.after().awaitsReply())
                .as("it stands in the list all the same")
                .isTrue();
        assertThat(ReviewTransition.told(changed.after(), NOON.plus(Duration.ofDays(9))))
                .isInstanceOf(Unchanged.class);
        assertThat(((Changed) first(imported(NOON.minusSeconds(60)))).turnedNegative())
                .isTrue();
    }

    @Test
    void startsNoClock_whenTheReplyTimeWasOverAtFirstSight() {
        Instant looked = NOON.plus(ReplyClock.ALLOWED);
        Changed changed = (Changed) first(seen(1, "answered long ago", looked));
        assertThat(changed.turnedNegative()).isFalse();
        assertThat(changed.after().clock()).isEmpty();
        assertThat(changed.after().awaitsReply()).isFalse();
        assertThat(ReviewCounts.of(changed.after()).stars(1)).isEqualTo(1);
        assertThat(ReviewTransition.told(changed.after(), looked.plus(Duration.ofHours(1))))
                .isInstanceOf(Unchanged.class);
        Changed reworded = (Changed) next(changed.after(), seen(1, "other words", looked.plusSeconds(60)));
        assertThat(reworded.turnedNegative()).as("it is history still").isFalse();
        assertThat(((Changed) first(seen(1, "bad", looked.minusSeconds(1)))).turnedNegative())
                .isTrue();
    }

    @Test
    void startsTheClock_whenHistoryTurnsGoodAndBadAgain() {
        Instant looked = NOON.plus(Duration.ofDays(9));
        Review history = after(first(seen(1, "bad", looked)));
        Review good = after(next(history, seen(5, "they helped", looked.plusSeconds(60))));
        Changed again = (Changed) next(good, seen(1, "broke again", looked.plusSeconds(120)));
        assertThat(again.turnedNegative()).isTrue();
        assertThat(again.after().clock().map(ReplyClock::since)).contains(looked.plusSeconds(120));
    }

    @Test
    void tellsEachStageOnce_andSkipsWhatAPauseMissed() {
        Review bad = after(first(seen(1, "bad", NOON)));
        assertThat(ReviewTransition.told(bad, NOON.plus(Duration.ofHours(11)))).isInstanceOf(Unchanged.class);
        Review half = after(ReviewTransition.told(bad, NOON.plus(Duration.ofHours(12))));
        assertThat(half.clock().map(ReplyClock::told)).contains(ReplyClock.Stage.HALF_TIME);
        assertThat(half.clock().flatMap(ReplyClock::next)).contains(NOON.plusSeconds(69_120));
        assertThat(ReviewTransition.told(half, NOON.plus(Duration.ofHours(13)))).isInstanceOf(Unchanged.class);
        Review overdue = after(ReviewTransition.told(half, NOON.plus(Duration.ofDays(3))));
        assertThat(overdue.clock().map(ReplyClock::told)).contains(ReplyClock.Stage.OVERDUE);
        assertThat(overdue.clock().flatMap(ReplyClock::next)).isEmpty();
        assertThat(ReviewTransition.told(overdue, NOON.plus(Duration.ofDays(9))))
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void stopsTheClock_whenTheSellerReplied() {
        Review bad = after(first(seen(1, "bad", NOON)));
        Review replied = after(ReviewTransition.replied(bad, NOON.plusSeconds(60)));
        assertThat(replied.awaitsReply()).isFalse();
        assertThat(ReviewTransition.told(replied, NOON.plus(Duration.ofDays(3))))
                .isInstanceOf(Unchanged.class);
        assertThat(ReviewTransition.replied(replied, NOON)).isEqualTo(new Unchanged(replied));
    }

    @Test
    void cutsLongTexts_andRefusesWrongStars() {
        assertThat(seen(1, "😀".repeat(4_000), NOON).text()).hasSize(5_000);
        assertThat(seen(1, "x" + "😀".repeat(4_000), NOON).text())
                .as("never half a character")
                .hasSize(4_999);
        assertThatThrownBy(() -> seen(6, "", NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void keepsCountsAsTheSumOfWhatIsStored_whateverTheEdits(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5) Integer> edits) {
        Optional<Review> stored = Optional.empty();
        ReviewCounts counts = ReviewCounts.NONE;
        Instant at = NOON;
        for (int stars : edits) {
            at = at.plusSeconds(1);
            ReviewReading reading = new ReviewReading(
                    "en", List.of(new Mention(Aspect.values()[stars], stars > 3 ? Polarity.GOOD : Polarity.BAD, "w")));
            if (ReviewTransition.apply(stored, seen(stars, "t" + stars, at), reading, NO_MATCH, DAY)
                    instanceof Changed changed) {
                counts = counts.plus(ReviewCounts.of(changed.after()))
                        .minus(stored.map(ReviewCounts::of).orElse(ReviewCounts.NONE));
                stored = Optional.of(changed.after());
            }
        }
        assertThat(counts).isEqualTo(ReviewCounts.of(stored.orElseThrow()));
        assertThat(counts.reviews()).isEqualTo(1);
        assertThat(stored.orElseThrow().earlier()).hasSizeLessThanOrEqualTo(Review.MOST_EDITIONS);
        assertThat(stored.orElseThrow().firstStars()).isEqualTo(edits.getFirst());
    }

    private static ReviewTransition first(ReviewSnapshot seen) {
        return ReviewTransition.apply(Optional.empty(), seen, ReviewReading.NONE, NO_MATCH, DAY);
    }

    private static ReviewTransition next(Review stored, ReviewSnapshot seen) {
        return ReviewTransition.apply(Optional.of(stored), seen, ReviewReading.NONE, NO_MATCH, DAY);
    }

    private static Review after(ReviewTransition transition) {
        return ((Changed) transition).after();
    }

    private static ReviewSnapshot seen(int stars, String text, Instant readAt) {
        return snapshot(stars, text, NOON, readAt, Origin.PULLED);
    }

    private static ReviewSnapshot imported(Instant created) {
        return snapshot(1, "old", created, NOON, Origin.IMPORTED);
    }

    private static ReviewSnapshot snapshot(int stars, String text, Instant created, Instant readAt, Origin origin) {
        return new ReviewSnapshot(
                new ReviewKey(new ShopId("1"), "r1"),
                "17",
                created,
                new Wording(stars, "", false, text),
                readAt,
                Optional.of("9"),
                Optional.empty(),
                Optional.empty(),
                origin);
    }
}
