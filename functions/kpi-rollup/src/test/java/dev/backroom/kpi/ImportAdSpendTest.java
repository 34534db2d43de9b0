package dev.backroom.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.kpi.ImportAdSpend.Line;
import dev.backroom.kpi.ImportAdSpend.Rejected;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Tally;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ImportAdSpendTest {
    private static final Cloud CLOUD = new Cloud();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SHOP = Cloud.SHOP.value();

    private final ImportAdSpend importAdSpend = new KpiRollupFunctions(
                    Cloud.ENVIRONMENT,
                    CLOUD.dynamo,
                    CLOUD.queue(),
                    Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
            .importAdSpend();
    private final KpiTable kpis = new KpiTable(CLOUD.dynamo, "Kpis");

    @BeforeEach
    void empty() {
        CLOUD.empty();
        CLOUD.connect(Cloud.SHOP, "America/Los_Angeles", "main");
    }

    @Test
    void takesALine_andTheSameFileAgainChangesNothing() {
        List<Line> lines =
                List.of(line(2, "2026-11-20", "live", "120.50", "USD"), line(3, "2026-11-20", "", "1", "USD"));

        assertThat(importAdSpend.take(lines)).isEmpty();
        assertThat(importAdSpend.take(lines)).isEmpty();
        assertThat(new AdSpendTable(CLOUD.dynamo, "Kpis").of(Cloud.SHOP, DAY, DAY))
                .isEqualTo(Map.of(DAY, new TreeMap<>(Map.of("USD", new BigDecimal("121.5")))));
    }

    @Test
    void reopensTheDay_thatWasFinalBefore() {
        kpis.put(new DayFigures(
                Cloud.SHOP,
                DAY,
                DayFigures.State.FINAL,
                Tally.NONE,
                0,
                0,
                0,
                OptionalLong.empty(),
                0,
                new TreeMap<>()));
        importAdSpend.take(List.of(line(2, "2026-11-20", "", "5", "USD")));

        assertThat(kpis.newestDay(Cloud.SHOP)).map(DayFigures::state).contains(DayFigures.State.CLOSED);
        assertThat(kpis.now(Cloud.SHOP).touched()).containsKey(DAY);
    }

    @Test
    void rejectsEachWrongLine_andTakesTheOthers() {
        List<Rejected> rejected = importAdSpend.take(List.of(
                new Line(2, "999", "2026-11-20", "", "5", "USD"),
                new Line(3, "", "2026-11-20", "", "5", "USD"),
                line(4, "20.11.2026", "", "5", "USD"),
                line(5, "2026-11-24", "", "5", "USD"),
                line(6, "2015-12-31", "", "5", "USD"),
                line(7, "2026-11-20", "", "1,200", "USD"),
                line(8, "2026-11-20", "", "-5", "USD"),
                line(9, "2026-11-20", "", "5", "usd"),
                line(10, "2026-11-20", "a#b", "5", "USD"),
                line(11, "2026-11-20", "x", "5", "USD"),
                line(12, "2026-11-20", "x", "6", "USD")));

        assertThat(rejected).extracting(Rejected::number).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 12);
        assertThat(rejected.getLast().reason()).isEqualTo("the same shop, day and campaign stand in line 11");
        assertThat(rejected)
                .extracting(Rejected::reason)
                .contains(
                        "no connected shop has this id",
                        "day is not written like 2026-11-20",
                        "day is before 2016 or in the future",
                        "currency is not a code of three capital letters");
    }

    private static Line line(int number, String day, String campaign, String amount, String currency) {
        return new Line(number, SHOP, day, campaign, amount, currency);
    }
}
