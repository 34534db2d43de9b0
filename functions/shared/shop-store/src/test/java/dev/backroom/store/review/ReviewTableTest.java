package dev.backroom.store.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Edition;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Posting;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.ReplyClock.Stage;
import dev.backroom.model.review.ReplyState;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewCounts;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewMatch;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.MeteredDynamo;
import dev.backroom.store.ReviewTables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("engine")
final class ReviewTableTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Mention SMALL = new Mention(Aspect.SIZE_FIT, Polarity.BAD, "runs small");
    private static final Mention FAST = new Mention(Aspect.SHIPPING_SLOW, Polarity.GOOD, "fast delivery");

    private ReviewTables tables;
    private ReviewTable table;

    @BeforeEach
    void createTables() {
        tables = ReviewTables.create();
        table = tables.reviewTable();
    }

    @Test
    void givesBackEveryField_byIdAlone() {
        Review full = new Review(
                new ReviewKey(SHOP, "r1"),
                1,
                new Posting("17", NOON, DAY, 5),
                new Wording(2, "标题", true, "text\nwith \"all\""),
                new ReviewReading("en", List.of(SMALL, FAST)),
                NOON.plusMillis(7),
                Optional.of("9"),
                new ReviewMatch(true, Optional.of(new Sku("LIP-01"))),
                new ReplyState(Optional.of(new ReplyClock(NOON, Stage.HALF_TIME)), Optional.of(NOON.plusSeconds(5))),
                List.of(new Edition(5, "", "was fine", NOON)));
        Review plain = review("r2", 4, List.of());
        assertThat(write(full, plain)).containsValues(ReviewWrite.STORED).hasSize(2);
        assertThat(table.find(full.key())).contains(full);
        assertThat(table.load(List.of(full.key(), plain.key(), new ReviewKey(SHOP, "no"))))
                .containsOnly(Map.entry(full.key(), full), Map.entry(plain.key(), plain));
        assertThat(table.marks(List.of(full.key()))).containsExactly(Map.entry(full.key(), full.mark()));
    }

    @Test
    void movesCountsExactlyOnce_whenAReviewIsEditedOrWrittenTwice() {
        Review before = review("r1", 1, List.of(SMALL));
        write(before, review("r2", 1, List.of(SMALL, FAST)));
        assertThat(counts().of(Aspect.SIZE_FIT, Polarity.BAD)).isEqualTo(2);
        assertThat(counts().negative()).isEqualTo(2);

        assertThat(write(before)).as("a second first write").containsValue(ReviewWrite.OVERTAKEN);
        ReviewChange edit = new ReviewChange(Optional.of(before), edited(before, 5, List.of(FAST)));
        assertThat(table.write(List.of(edit))).containsValue(ReviewWrite.STORED);
        assertThat(table.write(List.of(edit))).as("the same edit again").containsValue(ReviewWrite.OVERTAKEN);

        assertThat(counts().reviews()).isEqualTo(2);
        assertThat(counts().stars(1)).isEqualTo(1);
        assertThat(counts().stars(5)).isEqualTo(1);
        assertThat(counts().of(Aspect.SIZE_FIT, Polarity.BAD)).isEqualTo(1);
        assertThat(counts().of(Aspect.SHIPPING_SLOW, Polarity.GOOD)).isEqualTo(2);
        assertThat(table.products(SHOP, MONTH)).containsOnlyKeys("17");
        assertThat(table.products(SHOP, MONTH.plusMonths(1))).isEmpty();
    }

    @Test
    void storesTheOthers_whenOneOfManyWasOvertaken() {
        write(review("r3", 3, List.of()));
        List<ReviewChange> changes = IntStream.range(0, 25)
                .mapToObj(i -> new ReviewChange(Optional.empty(), review("r" + i, 3, List.of(FAST))))
                .toList();
        Map<ReviewKey, ReviewWrite> written = table.write(changes);
        assertThat(written.values())
                .filteredOn(write -> write == ReviewWrite.STORED)
                .hasSize(24);
        assertThat(written).containsEntry(new ReviewKey(SHOP, "r3"), ReviewWrite.OVERTAKEN);
        assertThat(counts().reviews()).isEqualTo(25);
        assertThat(counts().of(Aspect.SHIPPING_SLOW, Polarity.GOOD)).isEqualTo(24);
    }

    @Test
    void keepsAReviewOnce_whenItComesUnderAnotherProductOrTime() {
        write(review("r1", 3, List.of()));
        Review other = new Review(
                new ReviewKey(SHOP, "r1"),
                1,
                new Posting("18", NOON.plusSeconds(9), DAY, 3),
                new Wording(3, "", false, "x"),
                new ReviewReading("en", List.of()),
                NOON,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                ReplyState.NONE,
                List.of());
        assertThat(write(other)).containsValue(ReviewWrite.OVERTAKEN);
        assertThat(table.find(other.key()).map(Review::product)).contains("17");
    }

    @Test
    void listsWhatIsToBeTold_andForgetsWhatWasAnswered() {
        Review early = negative("r1", NOON, Stage.STARTED);
        Review late = negative("r2", NOON.plusSeconds(600), Stage.STARTED);
        Review told = negative("r3", NOON.minus(Duration.ofDays(3)), Stage.OVERDUE);
        write(early, late, told, review("r4", 5, List.of()));
        Instant half = NOON.plus(Duration.ofHours(12));
        assertThat(table.toTell(SHOP, half.minusSeconds(1), 10)).isEmpty();
        assertThat(table.toTell(SHOP, half, 10)).containsExactly(early.key());
        assertThat(table.toTell(SHOP, NOON.plus(Duration.ofDays(9)), 10)).containsExactly(early.key(), late.key());
        assertThat(table.toTell(SHOP, NOON.plus(Duration.ofDays(9)), 1)).containsExactly(early.key());
        assertThat(table.awaitingReply(SHOP, 10)).containsExactly(told.key(), early.key(), late.key());
        assertThat(table.awaitingReply(SHOP, 1)).containsExactly(told.key());

        Review answered = new Review(
                early.key(),
                2,
                new Posting(early.product(), NOON, DAY, 1),
                new Wording(1, "", false, early.text()),
                new ReviewReading("en", List.of()),
                NOON,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                new ReplyState(early.clock(), Optional.of(half)),
                List.of());
        table.write(List.of(new ReviewChange(Optional.of(early), answered)));
        assertThat(table.awaitingReply(SHOP, 10)).containsExactly(told.key(), late.key());
    }

    /** Five writes of 12 units while days were counted that nobody read. */
    @Test
    void writesAReviewInThreeWrites_ofSixUnits() {
        MeteredDynamo metered = new MeteredDynamo(tables.dynamo());
        ReviewTable paying = new ReviewTable(metered, tables.reviews(), ReviewTables.IMPATIENT);
        ReviewChange good = new ReviewChange(Optional.empty(), review("r1", 5, List.of(FAST)));
        assertThat(paying.write(List.of(good))).containsValue(ReviewWrite.STORED);
        assertThat(metered.writes()).isEqualTo(3);
        assertThat(metered.units()).isEqualTo(6);
    }

    @Test
    void knowsReviewsAmongTheTablesOtherItems() {
        write(review("r1", 1, List.of(SMALL)));
        List<Map<String, AttributeValue>> items = new ArrayList<>(
                tables.dynamo().scan(s -> s.tableName(tables.reviews())).items());
        assertThat(items).as("review, guard, product month").hasSize(3);
        assertThat(items.stream().flatMap(item -> ReviewImages.review(item).stream()))
                .containsExactly(review("r1", 1, List.of(SMALL)));
    }

    private ReviewCounts counts() {
        return table.products(SHOP, MONTH).getOrDefault("17", ReviewCounts.NONE);
    }

    private Map<ReviewKey, ReviewWrite> write(Review... reviews) {
        return table.write(java.util.Arrays.stream(reviews)
                .map(review -> new ReviewChange(Optional.empty(), review))
                .toList());
    }

    private static Review review(String id, int stars, List<Mention> mentions) {
        return new Review(
                new ReviewKey(SHOP, id),
                1,
                new Posting("17", NOON, DAY, stars),
                new Wording(stars, "", false, "text " + id),
                new ReviewReading("en", mentions),
                NOON,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                ReplyState.NONE,
                List.of());
    }

    private static Review edited(Review of, int stars, List<Mention> mentions) {
        return new Review(
                of.key(),
                of.version() + 1,
                new Posting(of.product(), NOON, DAY, of.firstStars()),
                new Wording(stars, "", false, "edited"),
                new ReviewReading("en", mentions),
                NOON,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                ReplyState.NONE,
                List.of());
    }

    private static Review negative(String id, Instant created, Stage told) {
        return new Review(
                new ReviewKey(SHOP, id),
                1,
                new Posting("17", created, DAY, 1),
                new Wording(1, "", false, "bad " + id),
                new ReviewReading("en", List.of()),
                NOON,
                Optional.empty(),
                new ReviewMatch(false, Optional.empty()),
                new ReplyState(Optional.of(new ReplyClock(created, told)), Optional.empty()),
                List.of());
    }
}
