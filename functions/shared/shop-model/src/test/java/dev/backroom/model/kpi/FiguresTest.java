package dev.backroom.model.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.DayFigures.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void isAbsent_whereThereIsNothingToDivideBy() {
        Figures empty = Figures.of(day(0, Tally.NONE, 0, 0, OptionalLong.of(500), 0));

        assertThat(empty.shipRate()).isEmpty();
        assertThat(empty.goodReviewShare()).isEmpty();
        assertThat(empty.badReviewShare()).isEmpty();
        assertThat(empty.turnoverDays()).isEmpty();
        assertThat(empty.adShares()).isEmpty();
    }

    @Test
    void countsMixedReviewsInTheWhole_ofBothShares() {
        Tally reviews = Tally.of(Count.GOOD_REVIEWS, 6)
                .plus(Tally.of(Count.MIXED_REVIEWS, 3))
                .plus(Tally.of(Count.BAD_REVIEWS, 1));
        Figures figures = Figures.of(day(0, reviews, 0, 0, OptionalLong.empty(), 0));

        assertThat(figures.goodReviewShare()).contains(new BigDecimal("0.6000"));
        assertThat(figures.badReviewShare()).contains(new BigDecimal("0.1000"));
    }

    @Test
    void addsDaysBeforeItDivides() {
        Figures figures = new Figures(List.of(
                day(0, Tally.NONE, 1, 1, OptionalLong.of(900), 10),
                day(1, Tally.NONE, 2, 0, OptionalLong.of(700), 30)));

        assertThat(figures.shipRate()).contains(new BigDecimal("0.3333"));
        assertThat(figures.turnoverDays()).contains(new BigDecimal("40.0"));
    }

    @Test
    void leavesDaysOutOfTheTurnover_whoseStockNobodySaw() {
        Figures figures = new Figures(List.of(
                day(0, Tally.NONE, 0, 0, OptionalLong.empty(), 1000),
                day(1, Tally.NONE, 0, 0, OptionalLong.of(70), 10)));

        assertThat(figures.turnoverDays()).contains(new BigDecimal("7.0"));
    }

    @Test
    void comparesAdSpendWithSalesOfItsOwnCurrencyAlone() {
        Tally sales = Tally.gmv("USD", new BigDecimal("200"));
        DayFigures day = with(
                day(0, sales, 0, 0, OptionalLong.empty(), 0),
                Map.of("USD", new BigDecimal("30"), "PHP", new BigDecimal("900")));

        assertThat(Figures.of(day).adShares()).containsExactly(Map.entry("USD", new BigDecimal("0.1500")));
    }

    @Test
    void takesTheNewestDays_whateverTheirOrder() {
        DayFigures old = day(0, Tally.NONE, 0, 0, OptionalLong.empty(), 0);
        DayFigures middle = day(1, Tally.NONE, 0, 0, OptionalLong.empty(), 0);
        DayFigures last = day(2, Tally.NONE, 0, 0, OptionalLong.empty(), 0);

        assertThat(Figures.newest(List.of(last, old, middle), 2).days()).containsExactly(middle, last);
        assertThat(Figures.newest(List.of(old), 2).days()).containsExactly(old);
    }

    @Test
    void knowsWhatWasPendingAtMidnight_fromWhatIsPendingNow() {
        ShopDay day = new ShopDay(DAY, UTC);
        SortedMap<Instant, Tally> hours = new TreeMap<>();
        hours.put(day.end().minusSeconds(3600), Tally.of(Count.ENTERED, 9));
        hours.put(day.end(), Tally.of(Count.ENTERED, 3).plus(Tally.of(Count.LEFT, 5)));
        ShopCounters counters = new ShopCounters(Tally.of(Count.PENDING, 7), hours);

        assertThat(counters.pendingAt(day.end())).isEqualTo(9);
    }

    @Test
    void waitsForTheWholeHour_beforeItsOrdersAreDue() {
        ShopDay day = new ShopDay(DAY, UTC);
        Instant hour = day.start().plusSeconds(3600);
        SortedMap<Instant, Tally> hours = new TreeMap<>();
        hours.put(hour, Tally.of(Count.SHIP_DUE, 4).plus(Tally.of(Count.SHIPPED_IN_TIME, 3)));
        ShopCounters counters = new ShopCounters(Tally.NONE, hours);
        Instant due = hour.plusSeconds(25 * 3600);

        assertThat(counters.shipping(day.start(), day.end(), due.minusSeconds(1))
                        .due())
                .isZero();
        assertThat(counters.shipping(day.start(), day.end(), due)).isEqualTo(new ShopCounters.Shipping(4, 3));
        assertThat(counters.newestShipping(due)).isEqualTo(new ShopCounters.Shipping(4, 3));
        assertThat(counters.newestShipping(due.plusSeconds(24 * 3600)).due()).isZero();
    }

    @Test
    void settlesTwoDaysAfterItsEnd() {
        ShopDay day = new ShopDay(DAY, UTC);

        assertThat(ShopCounters.state(day, day.end().minusSeconds(1))).isEqualTo(State.OPEN);
        assertThat(ShopCounters.state(day, day.end())).isEqualTo(State.CLOSED);
        assertThat(ShopCounters.state(day, day.end().plusSeconds(48 * 3600))).isEqualTo(State.FINAL);
    }

    private static DayFigures day(
            int number, Tally counts, long due, long inTime, OptionalLong onHand, long ownerUnitsOut) {
        return new DayFigures(
                SHOP,
                DAY.plusDays(number),
                State.CLOSED,
                counts,
                due,
                inTime,
                0,
                onHand,
                ownerUnitsOut,
                new TreeMap<>());
    }

    private static DayFigures with(DayFigures day, Map<String, BigDecimal> adSpend) {
        return new DayFigures(
                day.shop(),
                day.day(),
                day.state(),
                day.counts(),
                day.due(),
                day.inTime(),
                day.pending(),
                day.onHand(),
                day.ownerUnitsOut(),
                new TreeMap<>(adSpend));
    }
}
