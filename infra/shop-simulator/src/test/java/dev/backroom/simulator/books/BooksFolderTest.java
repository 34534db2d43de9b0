package dev.backroom.simulator.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.simulator.BooksInSql;
import dev.backroom.simulator.ShopGroup;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ScriptedReview;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("system")
class BooksFolderTest {
    private static final ShopGroup ONE = ShopGroup.of(List.of(EveningPlan.untilMorning()));
    private static final ShopGroup THREE = ShopGroup.overTheClockChange(400, 5);

    @TempDir
    private Path folder;

    @Test
    void countsTheSameFigures_whenCountedInSqlAndInJava() throws Exception {
        ONE.writeBooks(folder);
        assertSame(ONE);

        BookedDay evening =
                Objects.requireNonNull(BookedDays.of(ONE.scripts().getFirst()).get(LocalDate.parse("2026-11-20")));
        assertThat(evening.orders()).isGreaterThan(4_000);
        assertThat(evening.pending()).isGreaterThan(500);
        BookedWindow window = BookedWindow.of(List.of(evening));
        assertThat(window.adShare())
                .hasValueSatisfying(
                        share -> assertThat(share).isBetween(new BigDecimal("0.01"), new BigDecimal("0.3")));
        assertThat(window.badReviewShare()).isPresent();
    }

    @Test
    void countsTheSameShares_overDaysThatAreAskedFor() throws Exception {
        ONE.writeBooks(folder);
        EveningScript script = ONE.scripts().getFirst();
        BookedWindow window = BookedWindow.of(BookedDays.of(script)
                .subMap(LocalDate.parse("2026-11-14"), LocalDate.parse("2026-11-21"))
                .values());

        try (BooksInSql sql = new BooksInSql(folder)) {
            sql.liveIn(script.plan().shop());
            String days = " FROM day_figures WHERE day_of BETWEEN DATE '2026-11-14' AND DATE '2026-11-20'";
            assertThat(sql.texts("SELECT ROUND(SUM(ad_spend) / SUM(gmv), 4)" + days))
                    .containsExactly(window.adShare().orElseThrow().toPlainString());
            assertThat(sql.texts("SELECT ROUND(SUM(bad_reviews) / SUM(good_reviews + mixed_reviews + bad_reviews), 4)"
                            + days))
                    .containsExactly(window.badReviewShare().orElseThrow().toPlainString());
            assertThat(sql.texts("SELECT ROUND(SUM(good_reviews) / SUM(good_reviews + mixed_reviews + bad_reviews), 4)"
                            + days))
                    .containsExactly(window.goodReviewShare().orElseThrow().toPlainString());
            assertThat(sql.texts("SELECT ROUND(SUM(on_hand) / SUM(units_out), 1)" + days))
                    .containsExactly(window.turnoverDays().orElseThrow().toPlainString());
            assertThat(sql.texts("SELECT ROUND(SUM(shipped_in_time) / SUM(ship_due), 4)" + days))
                    .containsExactly(window.shipRate().orElseThrow().toPlainString());
        }
    }

    @Test
    void countsByEachShopsOwnDays_whenTheirClocksGoBack() throws Exception {
        THREE.writeBooks(folder);
        assertSame(THREE);

        assertThat(THREE.scripts())
                .extracting(script -> script.plan().over())
                .map(Instant::toString)
                .containsExactly("2026-10-25T01:00:00Z", "2026-10-25T08:00:00Z", "2026-10-25T09:00:00Z");
        assertThat(THREE.scripts())
                .allSatisfy(script -> assertThat(BookedDays.of(script))
                        .containsKeys(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-25")));
        try (BooksInSql sql = new BooksInSql(folder)) {
            assertThat(sql.texts("SELECT DISTINCT currency FROM order_items ORDER BY 1"))
                    .containsExactly("EUR", "PHP");
            assertThat(sql.texts("SELECT order_id FROM orders GROUP BY order_id HAVING COUNT(*) > 1"))
                    .isEmpty();
            assertThat(sql.texts("SELECT zone FROM shops ORDER BY 1"))
                    .containsExactly("Asia/Manila", "Europe/Berlin", "Europe/Dublin");
        }
    }

    @Test
    void findsTheCrossingsOfSafetyLinesInSql_thatTheBooksCallFor() throws Exception {
        ONE.writeBooks(folder);
        StockLevels levels = ONE.levels();
        List<String> called = levels.called().stream()
                .filter(notice -> notice.certain() && notice.kind() == CalledNotice.Kind.STOCK_LOW)
                .filter(notice -> !levels.scarce().contains(notice.subject()))
                .map(notice -> notice.subject() + " " + notice.since().getEpochSecond())
                .sorted()
                .toList();

        try (BooksInSql sql = new BooksInSql(folder)) {
            assertThat(sql.texts("""
                            WITH m AS (
                                SELECT sku, DATEDIFF(SECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z',
                                                     CAST(moved_at AS TIMESTAMP WITH TIME ZONE)) AS s,
                                       SUM(CASE kind WHEN 'CLAIMED' THEN -CAST(units AS INT) WHEN 'LEFT' THEN 0
                                           ELSE CAST(units AS INT) END) AS n
                                FROM stock_moves GROUP BY sku, moved_at
                            ), l AS (
                                SELECT sku, s, SUM(n) OVER (PARTITION BY sku ORDER BY s) AS level FROM m
                            ), c AS (
                                SELECT l.sku, s, level < CAST(safety_stock AS INT) AND level > 0 AS low,
                                       LAG(level >= CAST(safety_stock AS INT), 1, TRUE)
                                           OVER (PARTITION BY l.sku ORDER BY s) AS fine_before
                                FROM l JOIN items i ON i.sku = l.sku
                            )
                            SELECT sku || ' ' || s FROM c
                            WHERE low AND fine_before AND sku <> 'LAMP-MOON-LTD' ORDER BY 1""")).isEqualTo(called);
        }
    }

    @Test
    void writesTheSameFiles_whenTheSeedIsTheSame() throws IOException {
        ONE.writeBooks(folder.resolve("one"));
        ShopGroup.of(List.of(EveningPlan.untilMorning())).writeBooks(folder.resolve("again"));

        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(folder.resolve("again").resolve(file.getFileName()))
                            .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void keepsHostileTexts_whenTheyAreWrittenDown() throws Exception {
        ONE.writeBooks(folder);
        List<String> texts = ONE.scripts().getFirst().reviews().stream()
                .flatMap(review -> review.editions().stream())
                .map(ScriptedReview.Edition::text)
                .sorted()
                .toList();

        try (BooksInSql sql = new BooksInSql(folder)) {
            assertThat(sql.texts("SELECT text FROM review_editions").stream()
                            .sorted()
                            .toList())
                    .isEqualTo(texts);
        }
    }

    private void assertSame(ShopGroup group) throws SQLException, IOException {
        try (BooksInSql sql = new BooksInSql(folder)) {
            for (EveningScript script : group.scripts()) {
                SortedMap<LocalDate, BookedDay> booked = BookedDays.of(script);
                Map<LocalDate, Map<String, BigDecimal>> counted =
                        sql.days(script.plan().shop());
                for (Map.Entry<LocalDate, BookedDay> day : booked.entrySet()) {
                    assertThat(counted.getOrDefault(day.getKey(), Map.of()))
                            .as("%s %s", script.plan().shop().name(), day.getKey())
                            .isEqualTo(row(day.getValue()));
                }
                assertThat(booked.keySet()).containsAll(counted.keySet());
            }
        }
    }

    private static Map<String, BigDecimal> row(BookedDay day) {
        Map<String, BigDecimal> row = new TreeMap<>();
        row.put("ORDERS", BigDecimal.valueOf(day.orders()));
        row.put("UNITS", BigDecimal.valueOf(day.units()));
        row.put("GMV", day.gmv());
        row.put("CANCELLATIONS", BigDecimal.valueOf(day.cancellations()));
        row.put("UNPAID_CANCELLATIONS", BigDecimal.valueOf(day.unpaidCancellations()));
        row.put("ENTERED", BigDecimal.valueOf(day.entered()));
        row.put("GONE", BigDecimal.valueOf(day.left()));
        row.put("PENDING", BigDecimal.valueOf(day.pending()));
        row.put("SHIP_DUE", BigDecimal.valueOf(day.shipDue()));
        row.put("SHIPPED_IN_TIME", BigDecimal.valueOf(day.shippedInTime()));
        row.put("UNITS_OUT", BigDecimal.valueOf(day.unitsOut()));
        row.put("ON_HAND", BigDecimal.valueOf(day.onHand()));
        row.put("GOOD_REVIEWS", BigDecimal.valueOf(day.goodReviews()));
        row.put("MIXED_REVIEWS", BigDecimal.valueOf(day.mixedReviews()));
        row.put("BAD_REVIEWS", BigDecimal.valueOf(day.badReviews()));
        row.put("AD_SPEND", day.adSpend());
        row.replaceAll((name, value) -> value.stripTrailingZeros());
        return row;
    }
}
