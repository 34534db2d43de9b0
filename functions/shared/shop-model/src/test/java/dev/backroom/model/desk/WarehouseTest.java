package dev.backroom.model.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WarehouseTest {
    private static final LocalDate THANKSGIVING = LocalDate.parse("2026-11-26");

    @Test
    void packsNothing_onItsMarketsHolidays() {
        Warehouse warehouse = Warehouse.packing(300);

        assertThat(warehouse.capacityOn(THANKSGIVING, "US")).isZero();
        assertThat(warehouse.capacityOn(THANKSGIVING, "GB")).isEqualTo(300);
        assertThat(warehouse.capacityOn(THANKSGIVING.plusDays(1), "us")).isEqualTo(300);
        assertThat(warehouse.overtimeOn(THANKSGIVING, "US")).isZero();
        assertThat(warehouse.overtimeOn(THANKSGIVING, "GB")).isEqualTo(75);
    }

    @Test
    void keepsItsOwnCalendarAndDates_whateverItsMarketDoes() {
        LocalDate goldenWeek = LocalDate.parse("2026-10-05");
        LocalDate nextDay = goldenWeek.plusDays(1);
        Warehouse inChina = new Warehouse(
                Map.of(DayOfWeek.SUNDAY, 0),
                Warehouse.DEFAULT.pickup(),
                Warehouse.DEFAULT.packing(),
                Optional.of("CN"),
                Set.of(nextDay),
                Set.of(THANKSGIVING),
                0);

        assertThat(inChina.capacityOn(goldenWeek, "US")).isZero();
        assertThat(inChina.capacityOn(nextDay, "US")).isEqualTo(Warehouse.UNMEASURED);
        assertThat(inChina.capacityOn(THANKSGIVING, "US")).isZero();
        assertThat(inChina.capacityOn(LocalDate.parse("2026-11-22"), "US"))
                .as("a Sunday")
                .isZero();
    }

    @Test
    void knowsTheHolidaysOfEveryServedMarket() {
        assertThat(Holidays.markets())
                .contains(
                        "AT", "BE", "BR", "CN", "DE", "ES", "FR", "GB", "ID", "IE", "IT", "JP", "MX", "MY", "NL", "PH",
                        "PL", "SG", "TH", "US", "VN");
        for (String market : Holidays.markets()) {
            if (!market.equals("MY")) {
                assertThat(Holidays.of(market).on(LocalDate.parse("2027-01-01")))
                        .as(market)
                        .isPresent();
            }
        }
        assertThat(Holidays.of("DE").on(LocalDate.parse("2026-05-14"))).contains("Ascension Day");
        assertThat(Holidays.of("XX").on(LocalDate.parse("2026-12-25"))).isEmpty();
    }
}
