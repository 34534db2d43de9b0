package dev.backroom.model.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ShopDayTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void has23Hours_whenClocksGoForward() {
        ShopDay day = new ShopDay(LocalDate.of(2026, 3, 8), PACIFIC);

        assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void has25HoursAndBothOnes_whenClocksGoBack() {
        ShopDay day = new ShopDay(LocalDate.of(2026, 11, 1), PACIFIC);

        assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(25));
        assertThat(day.has(Instant.parse("2026-11-01T08:30:00Z"))).isTrue();
        assertThat(day.has(Instant.parse("2026-11-01T09:30:00Z"))).isTrue();
        assertThat(day.has(Instant.parse("2026-11-02T08:00:00Z"))).isFalse();
    }

    @Test
    void startsWithoutAMidnight_whereClocksSkipIt() {
        ShopDay day = new ShopDay(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo"));

        assertThat(day.start()).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void findsBothDaysOfAUtcDate_andOneInUtc() {
        LocalDate date = LocalDate.of(2026, 11, 20);

        assertThat(ShopDay.overlapping(date, PACIFIC))
                .extracting(ShopDay::date)
                .containsExactly(date.minusDays(1), date);
        assertThat(ShopDay.overlapping(date, ZoneId.of("Asia/Jakarta")))
                .extracting(ShopDay::date)
                .containsExactly(date, date.plusDays(1));
        assertThat(ShopDay.overlapping(date, ZoneId.of("UTC")))
                .extracting(ShopDay::date)
                .containsExactly(date);
    }
}
