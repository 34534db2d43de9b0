package dev.backroom.reviews;

import static dev.backroom.reviews.ReviewWorld.NOON;
import static dev.backroom.reviews.ReviewWorld.SHOP;
import static dev.backroom.reviews.ReviewWorld.SHOP_ID;
import static dev.backroom.reviews.ReviewWorld.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.review.ReviewCheckpoints.Mark;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.review.ReviewPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class PullReviewsTest {
    private record Asked(ShopId shop, Instant from, Instant before, String token) {}

    private final ReviewWorld world = new ReviewWorld();
    private final List<ReviewSnapshot> queued = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private PullReviews.Search search = (shop, from, before, readAt, token) -> page("");

    @Test
    void queuesNewAndEditedReviews_andWhatIsStoredAsItIsNot() {
        ReviewSnapshot known = seen("r1", 5, "great", NOON);
        world.store().store(List.of(known, seen("r2", 5, "great", NOON)), Map.of(SHOP_ID, SHOP));
        search = (shop, from, before, readAt, token) ->
                page("", known, seen("r2", 1, "broke", NOON), seen("r3", 4, "new", NOON));
        assertThat(pull().get(SHOP_ID)).isEqualTo(new PullReviews.ShopPull(6, 4, "", false));
        assertThat(queued).extracting(read -> read.key().review()).containsOnly("r2", "r3");
    }

    @Test
    void goesOnWhereItStopped_withAnOverlap_andLooksForEditsOnceADay() {
        pull();
        assertThat(asked.getFirst().from()).isEqualTo(SHOP.connectedAt().minus(PullReviews.OVERLAP));
        assertThat(asked.getLast().from()).isEqualTo(NOON.minus(PullReviews.EDITS));
        asked.clear();
        world.now = NOON.plus(Duration.ofMinutes(15));
        pull();
        assertThat(asked).containsExactly(new Asked(SHOP_ID, NOON.minus(PullReviews.OVERLAP), world.now, ""));
        world.now = NOON.plus(Duration.ofDays(1));
        asked.clear();
        pull();
        assertThat(asked).hasSize(2);
    }

    @Test
    void parksOnce_whatThePlatformGivesAndNobodyCanRead() {
        search = (shop, from, before, readAt, token) ->
                new ReviewPage(List.of(seen("r1", 5, "great", NOON)), Map.of("r9", "rating is missing"), "");
        pull();
        world.now = NOON.plus(Duration.ofMinutes(15));
        pull();
        assertThat(queued).isNotEmpty();
        assertThat(world.parked.list(10))
                .containsExactly(new Parked(
                        "review#" + SHOP_ID + "#r9",
                        "ReviewPull",
                        "the platform's review cannot be read: rating is missing",
                        "",
                        NOON));
    }

    @Test
    void keepsWhatItReached_whenALaterPageFails() {
        search = (shop, from, before, readAt, token) -> {
            if (token.isEmpty()) {
                return page("p2", seen("r1", 5, "great", NOON));
            }
            throw new TikTokFailure.Transient("timeout", Optional.empty());
        };
        assertThatThrownBy(this::pull).isInstanceOf(IllegalStateException.class).hasMessageContaining("timeout");
        assertThat(queued).hasSize(1);
        assertThat(world.marks.get(SHOP_ID, Mark.PULLED)).contains(NOON.minusSeconds(600));
    }

    @Test
    void tellsAMissingPermissionOnce_andIsNoError_untilItIsLostAgain() {
        search = (shop, from, before, readAt, token) -> {
            throw new TikTokFailure.Permanent(32002017, "no permission");
        };
        for (int run = 0; run < 5; run++) {
            world.now = NOON.plus(Duration.ofMinutes(15L * run));
            assertThat(pull().values()).allMatch(PullReviews.ShopPull::scopeMissing);
        }
        assertThat(world.told).extracting(Notice::type).containsExactly(NoticeType.SCOPE_MISSING);
        assertThat(world.told.getFirst().facts()).containsEntry("code", "32002017");

        PullReviews.Search refusing = search;
        search = (shop, from, before, readAt, token) -> page("");
        pull();
        search = refusing;
        pull();
        assertThat(world.told).extracting(Notice::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void tellsTheSameFact_whenTheFirstTellingFailed() {
        search = (shop, from, before, readAt, token) -> {
            throw new TikTokFailure.Permanent(105005, "no scope");
        };
        world.silent = true;
        assertThatThrownBy(this::pull).isInstanceOf(IllegalStateException.class);
        world.silent = false;
        world.now = NOON.plusSeconds(900);
        pull();
        assertThat(world.told.getFirst().id())
                .isEqualTo("scope-missing#reviews#" + SHOP_ID + "#" + NOON.getEpochSecond());
    }

    @Test
    void pullsTheOtherShops_whenOneFails_andNoneThatIsDisconnected() {
        ShopId broken = new ShopId("1");
        ShopId gone = new ShopId("2");
        world.shops.put(broken, ReviewWorld.shop(broken, Shop.State.CONNECTED));
        world.shops.put(gone, ReviewWorld.shop(gone, Shop.State.DISCONNECTED));
        search = (shop, from, before, readAt, token) -> {
            if (shop.id().equals(broken)) {
                throw new TikTokFailure.Permanent(36009033, "not on the allow list");
            }
            return page("");
        };
        Map<ShopId, PullReviews.ShopPull> pulls = pull();
        assertThat(pulls)
                .containsOnlyKeys(broken, SHOP_ID)
                .hasEntrySatisfying(broken, pull -> assertThat(pull.failure()).isEqualTo("not on the allow list"))
                .hasEntrySatisfying(SHOP_ID, pull -> assertThat(pull.failure()).isEmpty());
    }

    @Test
    void pullsTheOtherShops_whileOneDoesNotAnswer() {
        ShopId slow = new ShopId("1");
        world.shops.put(slow, ReviewWorld.shop(slow, Shop.State.CONNECTED));
        CountDownLatch other = new CountDownLatch(1);
        search = (shop, from, before, readAt, token) -> {
            if (!shop.id().equals(slow)) {
                other.countDown();
            } else if (!awaited(other)) {
                throw new TikTokFailure.Transient("no answer", Optional.empty());
            }
            return page("");
        };
        assertThat(pull())
                .hasSize(2)
                .allSatisfy((shop, pull) -> assertThat(pull.failure()).isEmpty());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<ShopId, PullReviews.ShopPull> pull() {
        return new PullReviews(
                        () -> List.copyOf(world.shops.values()),
                        (shop, from, before, readAt, token) -> {
                            asked.add(new Asked(shop.id(), from, before, token));
                            return search.page(shop, from, before, readAt, token);
                        },
                        world.table,
                        world.marks,
                        queued::addAll,
                        world::tell,
                        world.parked,
                        (job, at, troubles) -> {},
                        world.clock())
                .run();
    }

    private static ReviewPage page(String next, ReviewSnapshot... reviews) {
        return new ReviewPage(List.of(reviews), Map.of(), next);
    }
}
