package dev.backroom.model.wave;

import static dev.backroom.model.wave.Backlog.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class OverloadTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    /** A Thursday, 20:00. */
    private static final Instant EVENING = Instant.parse("2026-11-20T04:00:00Z");
    /** Saturday, 23:59. */
    private static final Instant SATURDAY = Instant.parse("2026-11-22T07:59:00Z");

    private static WaveCalendar packing(int ordersADay) {
        return new WaveCalendar("US", LOS_ANGELES, new TreeSet<>(List.of(10, 16)), Warehouse.packing(ordersADay));
    }

    @Test
    void seesNoRisk_whenTheCapacityIsEnough() {
        Overload overload = Overload.of(orders(600, SATURDAY), packing(300), EVENING, 0);

        assertThat(overload.atRisk()).isZero();
        assertThat(overload.breaks()).isEmpty();
        assertThat(overload.clears()).as("Saturday's pickup").contains(Instant.parse("2026-11-22T02:00:00Z"));
    }

    @Test
    void saysHowManyBreakAndWhen_longBefore_whenTheCapacityIsAThird() {
        Overload overload = Overload.of(orders(600, SATURDAY), packing(100), EVENING, 0);

        assertThat(overload.backlog()).isEqualTo(600);
        assertThat(overload.atRisk()).isEqualTo(400);
        assertThat(overload.breaks()).contains(SATURDAY);
        assertThat(Duration.between(EVENING, SATURDAY)).isGreaterThan(Duration.ofHours(4));
    }

    @Test
    void countsTheArrangingToo_whereItIsDueBeforeTheCarrier() {
        List<Order> backlog = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            backlog.add(Backlog.order(
                    Integer.toString(i),
                    new Deadlines(
                            Optional.of(SATURDAY),
                            Optional.of(SATURDAY.plus(Duration.ofDays(2))),
                            Optional.of(SATURDAY.plus(Duration.ofDays(4))))));
        }

        Overload overload = Overload.of(backlog, packing(100), EVENING, 0);

        assertThat(overload.atRisk()).as("Friday and Saturday pack 200").isEqualTo(400);
        assertThat(overload.breaks()).contains(SATURDAY);
    }

    @Test
    void countsWhatTodaysWavesTook_andWhatCanNoLongerBeSaved() {
        Instant noon = Instant.parse("2026-11-20T20:00:00Z");
        Instant tonight = Instant.parse("2026-11-21T07:59:00Z");
        Instant inAnHour = noon.plusSeconds(3600);
        List<Order> backlog = new ArrayList<>(orders(60, tonight));
        backlog.addAll(orders(10, inAnHour));

        Overload overload = Overload.of(backlog, packing(100), noon, 50);

        assertThat(overload.atRisk()).as("50 fit today, 10 of them late anyway").isEqualTo(20);
        assertThat(overload.breaks()).contains(tonight);
    }

    @Test
    void foreseesTheNextWave_andWhatItLeavesOut() {
        Instant noon = Instant.parse("2026-11-20T20:00:00Z");
        Overload overload = Overload.of(orders(70, SATURDAY), packing(100), noon, 50);

        WaveForecast today = WaveForecast.of("main", overload, packing(100), noon, 50);
        WaveForecast tomorrow = WaveForecast.of("main", overload, packing(100), SATURDAY.minusSeconds(86_400), 100);

        assertThat(today.next()).contains(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(today.fits()).isEqualTo(50);
        assertThat(today.leftOut()).isEqualTo(20);
        assertThat(tomorrow.next()).as("after today's last").contains(Instant.parse("2026-11-21T18:00:00Z"));
        assertThat(tomorrow.fits()).as("half a day's").isEqualTo(50);
        assertThat(WaveForecast.of("main", overload, packing(0), noon, 0).next())
                .as("never works")
                .isEmpty();
    }

    @Test
    void letsAnExtraWaveOut_onlyWhereItHelps() {
        Instant noon = Instant.parse("2026-11-20T20:00:00Z");
        Instant afterTheCarrier = Instant.parse("2026-11-21T03:00:00Z");
        Overload overload = Overload.of(orders(600, SATURDAY), packing(100), noon, 50);

        assertThat(overload.extra(packing(100), noon, 50)).as("a quarter more").isEqualTo(25);
        assertThat(overload.extra(packing(100), afterTheCarrier, 100)).isZero();
        assertThat(Overload.of(orders(10, SATURDAY), packing(100), noon, 50).extra(packing(100), noon, 50))
                .isZero();
    }

    @Test
    void waitsForTheNextWorkingDay_acrossAHoliday() {
        WaveCalendar calendar = packing(100);
        Instant thanksgiving = Instant.parse("2026-11-26T18:00:00Z");

        assertThat(calendar.due(thanksgiving)).isEmpty();
        assertThat(calendar.pickup(thanksgiving)).contains(Instant.parse("2026-11-28T02:00:00Z"));
        assertThat(Overload.of(orders(1, Instant.parse("2026-11-27T07:59:00Z")), calendar, EVENING, 0)
                        .atRisk())
                .isZero();
    }

    @Test
    void keepsTheShopsHours_whenTheClocksChange() {
        WaveCalendar calendar = packing(100);
        LocalDate springForward = LocalDate.parse("2026-03-08");
        LocalDate fallBack = LocalDate.parse("2026-11-01");

        assertThat(calendar.turns(springForward.minusDays(1)).getFirst().at())
                .isEqualTo(Instant.parse("2026-03-07T18:00:00Z"));
        assertThat(calendar.turns(springForward).getFirst().at()).isEqualTo(Instant.parse("2026-03-08T17:00:00Z"));
        assertThat(calendar.turns(fallBack).getLast().at()).isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
        WaveCalendar atNight =
                new WaveCalendar("US", LOS_ANGELES, new TreeSet<>(List.of(1, 2)), Warehouse.packing(100));
        assertThat(atNight.turns(springForward).getLast().at())
                .as("02:00 does not exist")
                .isEqualTo(Instant.parse("2026-03-08T10:00:00Z"));
        assertThat(atNight.due(Instant.parse("2026-11-01T09:30:00Z"))
                        .orElseThrow()
                        .at())
                .as("01:00 comes twice and counts once")
                .isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
    }

    @Test
    void leavesATurn_thatWasMissedForHours() {
        WaveCalendar calendar = packing(100);

        assertThat(calendar.due(Instant.parse("2026-11-20T18:00:00Z")))
                .map(Turn::hour)
                .contains(10);
        assertThat(calendar.due(Instant.parse("2026-11-20T19:59:00Z")))
                .map(Turn::hour)
                .contains(10);
        assertThat(calendar.due(Instant.parse("2026-11-20T20:01:00Z"))).isEmpty();
        assertThat(calendar.due(Instant.parse("2026-11-20T17:59:00Z"))).isEmpty();
    }
}
