package dev.backroom.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.simulator.books.BookedDays;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.books.StockLevels;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.CalledNotice.Kind;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Move;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.script.ReviewClock;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedReview;
import dev.backroom.simulator.script.ScriptedReview.Edition;
import dev.backroom.simulator.script.ShelfMove;
import dev.backroom.simulator.script.ShelfMoves;
import dev.backroom.simulator.script.Step;
import dev.backroom.simulator.script.UnitChange;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightTest {
    private static final EveningPlan PLAN = EveningPlan.untilMorning();
    private static final EveningScript EVENING = EveningScript.of(EveningPlan.usual());
    private static final EveningScript NIGHT = EveningScript.of(PLAN);

    @Test
    void leavesTheEveningAsItIs_whenANightFollows() {
        assertThat(Books.ofEvening(NIGHT).csv()).isEqualTo(Books.of(EVENING).csv());
        assertThat(Books.of(EVENING).fingerprint()).startsWith("4e027d4d06b9");
        assertThat(NIGHT.stockCountCsv()).isEqualTo(EVENING.stockCountCsv());
        assertThat(NIGHT.orders().subList(0, PLAN.orders()))
                .extracting(ScriptedOrder::id)
                .isEqualTo(EVENING.orders().stream().map(ScriptedOrder::id).toList());
    }

    @Test
    void endsAtNine_theNextMorningOfTheShop() {
        assertThat(PLAN.over()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(PLAN.midnight()).isEqualTo("2026-11-20T16:00:00Z");
        assertThat(PLAN.phaseAt(PLAN.end())).isEqualTo(Phase.NIGHT);
        assertThat(NIGHT.orders())
                .allSatisfy(order -> assertThat(order.moves().getLast().at()).isBeforeOrEqualTo(PLAN.over()));
    }

    @Test
    void givesTheSameNight_whenThePlanIsTheSame_andAnother_whenTheSeedIsAnother() {
        EveningScript again = EveningScript.of(EveningPlan.untilMorning());
        EveningScript other = EveningScript.of(PLAN.withSeed(7));

        assertThat(Books.of(again).fingerprint()).isEqualTo(Books.of(NIGHT).fingerprint());
        assertThat(again.reviews()).isEqualTo(NIGHT.reviews());
        assertThat(again.handEdits()).isEqualTo(NIGHT.handEdits());
        assertThat(again.shelfMoves()).isEqualTo(NIGHT.shelfMoves());
        assertThat(other.reviews()).isNotEqualTo(NIGHT.reviews());
    }

    @Test
    void isQuiet_soThatItMayPassQuickly() {
        List<Push> late = NIGHT.pushes().stream()
                .filter(push -> push.at().isAfter(PLAN.end()))
                .toList();
        assertThat(late).hasSizeBetween(600, 2_000);

        Instant asleep = PLAN.midnight();
        assertThat(late.stream()
                        .filter(push -> push.at().isAfter(asleep)
                                && push.at().isBefore(PLAN.over().minus(Duration.ofHours(2))))
                        .count())
                .isLessThan(200);
    }

    @Test
    void letsNothingLeave_whileTheDayChanges() {
        Instant from = PLAN.midnight().minus(Duration.ofMinutes(44));
        Instant until = PLAN.midnight().plus(Duration.ofMinutes(30));

        assertThat(NIGHT.orders())
                .flatMap(UnitChange::of)
                .filteredOn(UnitChange::isDeparture)
                .noneMatch(change -> change.at().isAfter(from) && change.at().isBefore(until));
        assertThat(NIGHT.shelfMoves())
                .noneMatch(move -> move.at().isAfter(from) && move.at().isBefore(until));
    }

    @Test
    void buysCancelsShipsDeliversAndCompletes_whileTheShopSleeps() {
        Set<Step> steps = NIGHT.orders().stream()
                .flatMap(order -> order.moves().stream())
                .filter(move -> move.at().isAfter(PLAN.end()))
                .map(Move::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));

        assertThat(steps)
                .contains(
                        Step.BOUGHT,
                        Step.PAID,
                        Step.RELEASED,
                        Step.ARRANGED,
                        Step.COLLECTED,
                        Step.DELIVERED,
                        Step.COMPLETED,
                        Step.CANCELLED_BY_BUYER);
        assertThat(Books.of(NIGHT).states())
                .containsKeys("COMPLETED", "DELIVERED", "AWAITING_SHIPMENT", "AWAITING_COLLECTION", "CANCELLED");
    }

    @Test
    void reviewsWhatWasDelivered_andNothingBefore() {
        assertThat(NIGHT.reviews())
                .filteredOn(review -> review.order().isPresent())
                .hasSizeGreaterThan(100)
                .allSatisfy(review -> {
                    OrderView view = OrderView.at(
                                    NIGHT.order(review.order().orElseThrow()).orElseThrow(), review.created())
                            .orElseThrow();
                    assertThat(view.when(Step.DELIVERED))
                            .hasValueSatisfying(at -> assertThat(at).isBefore(review.created()));
                    assertThat(view.order().units())
                            .anyMatch(unit -> unit.listing().equals(review.listing()));
                    assertThat(review.created()).isBefore(PLAN.over());
                });
        assertThat(NIGHT.reviews().stream().map(ScriptedReview::id).distinct()).hasSameSizeAs(NIGHT.reviews());
    }

    @Test
    void writesInThreeLanguages_withTrapsNowAndThen() {
        String all = NIGHT.reviews().stream()
                .flatMap(review -> review.editions().stream())
                .map(Edition::text)
                .collect(Collectors.joining("\n"));

        assertThat(all).contains("Love it", "质量很好", "Barang").containsAnyOf("<script>", "</td>", "=HYPERLINK", "DROP");
    }

    @Test
    void editsSomeReviews_whenTheFirstWordsHaveBeenRead_andWithinTwoHours() {
        assertThat(NIGHT.reviews())
                .filteredOn(review -> review.editions().size() > 1)
                .isNotEmpty()
                .allSatisfy(review -> assertThat(Duration.between(
                                review.created(), review.editions().getLast().at()))
                        .isBetween(Duration.ofMinutes(75), Duration.ofMinutes(112)));
    }

    @Test
    void callsForANoticeOfEveryNegativeReview_andOfItsClock_unlessItsTimeWasOverBefore() {
        List<CalledNotice> called = NIGHT.called(PLAN.start());
        Set<String> told = called.stream()
                .filter(notice -> notice.kind() == Kind.REVIEW_NEGATIVE)
                .map(CalledNotice::subject)
                .collect(Collectors.toSet());

        assertThat(NIGHT.reviews())
                .filteredOn(review -> review.editions().stream().anyMatch(Edition::isNegative))
                .filteredOn(review -> review.created().plus(ReviewClock.ALLOWED).isAfter(PLAN.start()))
                .hasSizeGreaterThan(20)
                .allSatisfy(review -> assertThat(told).contains(review.id()));
        assertThat(NIGHT.reviews())
                .filteredOn(review -> review.editions().getFirst().isNegative())
                .filteredOn(
                        review -> !review.created().plus(ReviewClock.ALLOWED).isAfter(PLAN.start()))
                .isNotEmpty()
                .allSatisfy(review ->
                        assertThat(called).extracting(CalledNotice::subject).doesNotContain(review.id()));
        assertThat(called)
                .filteredOn(CalledNotice::certain)
                .extracting(CalledNotice::kind)
                .contains(Kind.REVIEW_HALF_TIME, Kind.REVIEW_80_PERCENT, Kind.REVIEW_OVERDUE, Kind.STOCK_DRIFT);
    }

    @Test
    void crossesItsSafetyLines_atKnownTimes() {
        StockLevels levels = StockLevels.of(List.of(NIGHT));

        assertThat(levels.called())
                .filteredOn(CalledNotice::certain)
                .filteredOn(notice -> !levels.scarce().contains(notice.subject()))
                .extracting(notice -> notice.kind() + " " + notice.subject())
                .containsExactlyInAnyOrder(
                        "STOCK_LOW BODY-SCRUB-200",
                        "STOCK_LOW HAIR-OIL-60",
                        "STOCK_LOW HAIR-OIL-60",
                        "STOCK_OUT HAND-CREAM-30",
                        "STOCK_BACK HAND-CREAM-30");
        assertThat(levels.called())
                .filteredOn(notice -> !notice.certain())
                .filteredOn(notice -> !levels.scarce().contains(notice.subject()))
                .extracting(notice -> notice.kind() + " " + notice.subject())
                .as("three units under its line, which cancellations that are read late lift over it once more")
                .containsExactly("STOCK_LOW HAIR-OIL-60");
        assertThat(levels.scarce()).containsExactly(NIGHT.scarceSku());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neverOversellsByWhatPeopleMove_whateverTheSeed(long seed) {
        EveningScript script = EveningScript.of(PLAN.withSeed(seed).withOrders(800));
        StockLevels levels = StockLevels.of(List.of(script));

        assertThat(levels.scarce()).isSubsetOf(Set.of(script.scarceSku()));
        for (ShelfMove move : script.shelfMoves()) {
            assertThat(levels.sellable(move.sku(), move.at())).isNotNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 100})
    void keepsItsBooks_whenOnlyFewBuy(int orders) {
        EveningScript script = EveningScript.of(PLAN.withOrders(orders));

        assertThat(Books.of(script).stock().values())
                .allSatisfy(entry -> assertThat(entry.onHand()).isNotNegative());
        assertThat(BookedDays.of(script)).isNotEmpty();
    }

    @Test
    void isToldByThePlatform_whenSalesGoThroughASafetyLine() {
        Instant crossed = StockLevels.of(List.of(NIGHT)).called().stream()
                .filter(notice -> notice.subject().equals(ShelfMoves.SOLD_THROUGH))
                .map(CalledNotice::since)
                .findFirst()
                .orElseThrow();

        assertThat(NIGHT.pushes())
                .filteredOn(push ->
                        push.type() == Push.STOCK_STATUS && push.updated().equals(crossed))
                .extracting(Push::subject)
                .contains(ShelfMoves.SOLD_THROUGH);
    }

    @Test
    void editsFiguresOfWhatStandsStill_exceptOnceInTheEvening() {
        assertThat(NIGHT.handEdits()).hasSize(5);
        assertThat(NIGHT.handEdits().stream().skip(1))
                .allSatisfy(edit -> assertThat(edit.at()).isAfter(PLAN.midnight()));
        assertThat(NIGHT.pushes())
                .filteredOn(push -> push.detail().equals("manual_adjustment"))
                .isNotEmpty();
    }
}
