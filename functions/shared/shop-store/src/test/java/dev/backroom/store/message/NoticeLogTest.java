package dev.backroom.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.store.FaultyDynamo;
import dev.backroom.store.ReviewTables;
import dev.backroom.store.StoreTables;
import dev.backroom.store.message.NoticeLog.Begun;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewCheckpoints.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class NoticeLogTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant MINUTE = NOON.plusSeconds(60);
    private static final Optional<ShopId> SHOP = Optional.of(new ShopId("1"));

    private ReviewTables tables;
    private NoticeLog log;
    private ReviewCheckpoints marks;

    @BeforeEach
    void createTables() {
        tables = ReviewTables.create();
        log = new NoticeLog(tables.dynamo(), tables.shops());
        marks = new ReviewCheckpoints(tables.dynamo(), tables.shops());
    }

    @Test
    void givesANoticeToOne_untilThatOneDiesOrIsDone() {
        assertThat(begin("a", NOON)).isEqualTo(new Begun.Ours(Set.of()));
        assertThat(begin("a", NOON.plusSeconds(59))).isEqualTo(new Begun.Busy());
        log.delivered("a", "ops");
        log.refused("a", "mail", "HTTP 404");
        assertThat(begin("a", MINUTE)).as("the first one died").isEqualTo(new Begun.Ours(Set.of("ops", "mail")));
        log.release("a");
        assertThat(begin("a", MINUTE.plusSeconds(1))).isEqualTo(new Begun.Ours(Set.of("ops", "mail")));
        log.done("a");
        assertThat(begin("a", NOON.plusSeconds(9_999))).isEqualTo(new Begun.Done());
    }

    @Test
    void marksWhatWasTold_thoughATransactionHoldsTheNotice() {
        begin("a", NOON);
        FaultyDynamo busy = new FaultyDynamo(
                tables.dynamo(),
                List.of(
                        FaultyDynamo.Fault.CONFLICT,
                        FaultyDynamo.Fault.NONE,
                        FaultyDynamo.Fault.THROTTLED,
                        FaultyDynamo.Fault.LOST_ANSWER),
                () -> {},
                () -> {});
        NoticeLog marking = new NoticeLog(busy, tables.shops(), StoreTables.Impatient.BACKOFF);

        marking.delivered("a", "ops");
        marking.done("a");

        assertThat(begin("a", MINUTE)).isEqualTo(new Begun.Done());
        assertThat(log.latest(SHOP, 1).getFirst().delivered()).containsExactly("ops");
    }

    @Test
    void listsEachNoticeOnce_newestFirst_withItsChannels() {
        begin("a", NOON);
        log.delivered("a", "ops");
        log.refused("a", "mail", "HTTP 404");
        log.done("a");
        log.begin("b", SHOP, NOON.plusSeconds(1), "{b}", NOON, MINUTE);
        log.done("b");
        begin("a", NOON.plusSeconds(500));
        log.begin("c", Optional.empty(), NOON, "{c}", NOON, MINUTE);
        assertThat(log.latest(SHOP, 10)).extracting(NoticeLog.Kept::id).containsExactly("b", "a");
        assertThat(log.latest(SHOP, 10).getLast())
                .isEqualTo(new NoticeLog.Kept("a", SHOP, NOON, "{a}", Set.of("ops"), List.of("mail: HTTP 404")));
        assertThat(log.latest(Optional.empty(), 10))
                .extracting(NoticeLog.Kept::body)
                .containsExactly("{c}");
        assertThat(log.latest(SHOP, 1)).hasSize(1);
    }

    @Test
    void movesMarksForwardOnly_eachForItself() {
        ShopId shop = new ShopId("1");
        assertThat(marks.get(shop, Mark.PULLED)).isEmpty();
        marks.move(shop, Mark.PULLED, NOON);
        marks.move(shop, Mark.PULLED, NOON.minusSeconds(5));
        assertThat(marks.get(shop, Mark.PULLED)).contains(NOON);
        assertThat(marks.get(shop, Mark.REVISITED)).isEmpty();
    }

    @Test
    void remembersARefusalFromItsFirstTime_untilItIsOver() {
        ShopId shop = new ShopId("1");
        assertThat(marks.refused(shop, NOON)).isEqualTo(new ReviewCheckpoints.Refusal(NOON, false));
        marks.told(shop);
        assertThat(marks.refused(shop, MINUTE)).isEqualTo(new ReviewCheckpoints.Refusal(NOON, true));
        assertThat(marks.refusedSince(shop)).contains(NOON);
        marks.given(shop);
        assertThat(marks.refusedSince(shop)).isEmpty();
        assertThat(marks.refused(shop, MINUTE)).isEqualTo(new ReviewCheckpoints.Refusal(MINUTE, false));
    }

    private Begun begin(String id, Instant now) {
        return log.begin(id, SHOP, NOON, "{" + id + "}", now, now.plusSeconds(60));
    }
}
