package dev.backroom.reviews;

import static dev.backroom.reviews.ReviewWorld.NOON;
import static dev.backroom.reviews.ReviewWorld.SHOP_ID;
import static dev.backroom.reviews.ReviewWorld.key;
import static dev.backroom.reviews.ReviewWorld.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.reviews.ImportReviews.Outcome;
import dev.backroom.store.review.MarkReplied;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ReplyClockUseCasesTest {
    private static final Instant CREATED = NOON.minusSeconds(600);

    private final ReviewWorld world = new ReviewWorld();

    @Test
    void tellsHalfTimeEightyPercentAndOverdue_eachOnce() {
        storeNegative("r1");
        for (int minutes = 0; minutes <= 3 * 24 * 60; minutes += 15) {
            world.now = CREATED.plus(Duration.ofMinutes(minutes));
            world.watch().run();
        }
        assertThat(world.told)
                .extracting(Notice::type)
                .containsExactly(NoticeType.REVIEW_HALF_TIME, NoticeType.REVIEW_80_PERCENT, NoticeType.REVIEW_OVERDUE);
        assertThat(world.told)
                .extracting(Notice::at)
                .containsExactly(
                        CREATED.plus(Duration.ofHours(12)),
                        CREATED.plus(Duration.ofMinutes(19 * 60 + 15)),
                        CREATED.plus(Duration.ofHours(24)));
    }

    @Test
    void tellsNobody_whenAShopIsConnectedThatHasOldReviews() {
        world.store()
                .store(
                        List.of(seen("r1", 1, "bad", CREATED.plus(Duration.ofDays(20)))),
                        Map.of(SHOP_ID, ReviewWorld.SHOP));
        world.now = CREATED.plus(Duration.ofDays(20));
        world.watch().run();
        assertThat(world.told).isEmpty();
        assertThat(world.table.awaitingReply(SHOP_ID, 10)).isEmpty();
        assertThat(world.table.find(key("r1"))).isPresent();
    }

    @Test
    void parksAReviewThatCannotBeRead_andTellsOfTheOthers() {
        storeNegative("r1");
        storeNegative("r2");
        world.spoil(key("r1"));
        world.now = CREATED.plus(Duration.ofHours(13));
        assertThat(world.watch().run().get(SHOP_ID)).isEqualTo(new WatchReplies.ShopWatch(1, ""));
        assertThat(world.told).extracting(Notice::id).containsExactly("review-half-time#" + key("r2"));
        world.watch().run();
        assertThat(world.parked.list(10)).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo("stored-review#" + key("r1"));
            assertThat(parked.reason())
                    .startsWith("the stored review cannot be read: ")
                    .contains("stars");
        });
    }

    @Test
    void tellsAgainUnderTheSameId_whenARunDiedBeforeItWasRemembered() {
        storeNegative("r1");
        world.now = CREATED.plus(Duration.ofHours(13));
        world.silent = true;
        assertThatThrownBy(() -> world.watch().run()).isInstanceOf(IllegalStateException.class);
        world.silent = false;
        assertThat(world.watch().run().get(SHOP_ID)).isEqualTo(new WatchReplies.ShopWatch(1, ""));
        assertThat(world.told).extracting(Notice::id).containsExactly("review-half-time#" + key("r1"));
        assertThat(world.watch().run().get(SHOP_ID)).isEqualTo(new WatchReplies.ShopWatch(0, ""));
    }

    @Test
    void tellsNothingMore_afterTheSellerReplied() {
        storeNegative("r1");
        MarkReplied mark = world.markReplied();
        assertThat(mark.mark(key("r1"))).isEqualTo(MarkReplied.Outcome.MARKED);
        assertThat(mark.mark(key("r1"))).isEqualTo(MarkReplied.Outcome.ALREADY);
        assertThat(mark.mark(key("nobody"))).isEqualTo(MarkReplied.Outcome.UNKNOWN);
        world.now = CREATED.plus(Duration.ofDays(5));
        world.watch().run();
        assertThat(world.told).isEmpty();
        assertThat(world.table.find(key("r1")).orElseThrow().replied()).contains(NOON);
        assertThat(world.table.awaitingReply(SHOP_ID, 10)).isEmpty();
    }

    @Test
    void importsWhatIsRight_andGivesAReasonForTheRest() {
        List<ReviewLine> lines = new ArrayList<>();
        lines.add(line(2, "r1", "1", "2026-11-20 08:30", "Runs small"));
        lines.add(line(3, "r2", "5.0", "2026-11-19T08:30:00Z", "great"));
        lines.add(line(4, "", "4", "1763663400", "derived id"));
        lines.add(line(5, "r1", "1", "2026-11-20 08:30", "again"));
        lines.add(line(6, "r6", "6", "2026-11-20", ""));
        lines.add(line(7, "r7", "1", "yesterday", ""));
        lines.add(line(8, "r8", "1", "2026-12-24", ""));
        lines.add(line(9, "r#9", "1", "2026-11-20", ""));
        lines.add(line(10, "r10", "", "2026-11-20", ""));
        lines.add(line(11, "r11", "2", "2026/1/5 7:05:09", "history"));
        Outcome outcome = world.imports().run(SHOP_ID, lines);
        assertThat(outcome.added()).isEqualTo(4);
        assertThat(outcome.rejected())
                .containsEntry(5L, "the same review stands in line 2")
                .containsEntry(6L, "rating is not a whole number from 1 to 5")
                .containsEntry(8L, "created_at lies in the future")
                .containsEntry(10L, "rating is missing")
                .containsKeys(7L, 9L)
                .hasSize(6);
        assertThat(world.table.find(key("r1")).orElseThrow().created())
                .as("a time without a zone is the shop's")
                .isEqualTo(Instant.parse("2026-11-20T16:30:00Z"));
        assertThat(world.told)
                .as("history is not told")
                .extracting(Notice::id)
                .containsExactly("review-negative#" + key("r1"));

        Outcome again = world.imports().run(SHOP_ID, lines.subList(0, 3));
        assertThat(again).isEqualTo(new Outcome(0, 0, 3, Map.of()));
        assertThatThrownBy(() -> world.imports().run(new dev.backroom.model.ShopId("5"), lines))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void storeNegative(String id) {
        world.store().store(List.of(seen(id, 1, "bad", NOON)), Map.of(SHOP_ID, ReviewWorld.SHOP));
        world.told.clear();
    }

    private static ReviewLine line(long number, String id, String rating, String created, String content) {
        Map<String, String> fields = new HashMap<>();
        fields.put("review_id", id);
        fields.put("product_id", "17");
        fields.put("rating", rating);
        fields.put("created_at", created);
        fields.put("content", content);
        fields.put("order_id", "");
        return new ReviewLine(number, fields);
    }
}
