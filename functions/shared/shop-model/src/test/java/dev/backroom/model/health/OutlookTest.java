package dev.backroom.model.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Threshold LDR = new Threshold(Metric.LATE_DISPATCH, TODAY, new BigDecimal("4.0"), 7, 30);

    @Test
    void warnsDaysBefore_whenTheLastDaysAreWorse() {
        Map<LocalDate, DayRate> days = new HashMap<>();
        for (int ago = 1; ago <= 7; ago++) {
            days.put(TODAY.minusDays(ago), new DayRate(ago <= 3 ? 8 : 0, 100));
        }
        Outlook outlook = Outlook.of(LDR, days, TODAY);

        // 24 of 700 are 3.4 %; one more day like the last three makes it 32 of 700, 4.6 %.
        assertThat(outlook.state()).isEqualTo(Outlook.State.AT_RISK);
        assertThat(outlook.now().percent()).isEqualByComparingTo("3.4286");
        assertThat(outlook.crosses()).contains(TODAY);
        assertThat(outlook.end().percent()).isEqualByComparingTo("8");
    }

    @Test
    void isBeyond_whenItIsAlready_andCalmWhenTooFewOrdersSayAnything() {
        Map<LocalDate, DayRate> bad = Map.of(TODAY.minusDays(6), new DayRate(5, 100));
        assertThat(Outlook.of(LDR, bad, TODAY).state()).isEqualTo(Outlook.State.BEYOND);
        Map<LocalDate, DayRate> few = Map.of(TODAY.minusDays(1), new DayRate(3, 4));
        assertThat(Outlook.of(LDR, few, TODAY).state()).isEqualTo(Outlook.State.CALM);
        assertThat(Outlook.of(LDR, Map.of(), TODAY).state()).isEqualTo(Outlook.State.CALM);
        Map<LocalDate, DayRate> today = Map.of(TODAY, new DayRate(50, 50), TODAY.minusDays(9), new DayRate(50, 50));
        assertThat(Outlook.of(LDR, today, TODAY).state()).isEqualTo(Outlook.State.CALM);
    }

    @Test
    void readsARateThatShouldBeHigh_byWhatIsMissing() {
        Threshold vtr = new Threshold(Metric.VALID_TRACKING, TODAY, new BigDecimal("95"), 7, 30);
        assertThat(vtr.mostBad()).isEqualByComparingTo("5");
        assertThat(Outlook.of(vtr, Map.of(TODAY.minusDays(2), new DayRate(5, 100)), TODAY)
                        .state())
                .isEqualTo(Outlook.State.CALM);
        assertThat(Outlook.of(vtr, Map.of(TODAY.minusDays(2), new DayRate(6, 100)), TODAY)
                        .state())
                .isEqualTo(Outlook.State.BEYOND);
    }

    /** Days that go on as they were keep a shop calm, and no shop goes beyond a limit without a warning the day before. */
    @Property(tries = 500)
    void warnsBeforeItIsBeyond_whenTheDaysGoOnAsTheyWere(
            @ForAll @Size(7) List<@IntRange(max = 12) Integer> late, @ForAll @IntRange(max = 12) int pace) {
        Map<LocalDate, DayRate> days = new HashMap<>();
        for (int i = 0; i < 7; i++) {
            days.put(TODAY.minusDays(7 - i), new DayRate(i >= 4 ? pace : late.get(i), 100));
        }
        Outlook before = Outlook.of(LDR, days, TODAY);
        days.put(TODAY, new DayRate(pace, 100));
        Outlook after = Outlook.of(LDR, days, TODAY.plusDays(1));
        if (after.state() == Outlook.State.BEYOND) {
            assertThat(before.state()).isNotEqualTo(Outlook.State.CALM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "GB", "ID", "MY", "TH", "VN"})
    void hasDatedThresholds_forTheMarketsThatPublishedSome(String market) {
        assertThat(MarketThresholds.of(market).on(TODAY)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.since()).isBefore(TODAY);
            assertThat(one.mostBad()).isBetween(new BigDecimal("0.1"), new BigDecimal("20"));
            assertThat(one.days()).isBetween(1, 60);
        });
        assertThat(MarketThresholds.of(market).on(LocalDate.of(2020, 1, 1))).isEmpty();
    }

    @Test
    void knowsNothing_ofAMarketThatPublishedNothing() {
        assertThat(MarketThresholds.of("JP").on(TODAY)).isEmpty();
    }
}
