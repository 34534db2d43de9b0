package dev.backroom.cli.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.kpi.Recount;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.stock.Sku;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FigureWordsTest {
    private static final ShopId SHOP = new ShopId("1");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void saysTheSumFirst_thenWhere_inWords() {
        Facts missing = Facts.of(
                        Bucket.hour(SHOP, NOON),
                        Tally.of(Count.SHIPPED_IN_TIME, 3).plus(Tally.gmv("USD", new BigDecimal("12.50"))))
                .plus(Bucket.hour(SHOP, NOON.plusSeconds(3_600)), Tally.of(Count.SHIPPED_IN_TIME, -1))
                .plus(Bucket.units(SHOP, NOON), Tally.units(new Sku("MUG"), 2))
                .plus(Bucket.now(SHOP), Tally.of(Count.PENDING, 4));

        assertThat(FigureWords.of(new Recount.Found(SHOP, missing, 1)))
                .containsExactly(
                        "shop 1: orders and reviews hold what the counters do not, in 4 sets of counters",
                        "  as of now: +4 pending",
                        "  over all hours: +12.5 USD of sales, +2 shipped in time",
                        "  units sold, over all hours: +2 units of MUG",
                        "    hour 2026-11-20T12:00:00Z: +12.5 USD of sales, +3 shipped in time",
                        "    hour 2026-11-20T13:00:00Z: -1 shipped in time",
                        "    units sold in hour 2026-11-20T12:00:00Z: +2 units of MUG");
        assertThat(FigureWords.of(new Recount.Found(SHOP, Facts.NONE, 1)))
                .containsExactly("shop 1: the figures agree to the last digit");
    }

    @Test
    void saysByHowMuchCountingLags() throws IOException {
        assertThat(CountingLag.parse("[{\"table\":\"Orders\",\"records\":1234,\"ageSeconds\":180},"
                        + "{\"table\":\"Reviews\",\"records\":0,\"ageSeconds\":0},"
                        + "{\"table\":\"Reviews\",\"records\":1,\"ageSeconds\":0}]"))
                .extracting(CountingLag.Behind::inWords)
                .containsExactly(
                        "1,234 changes of Orders are not counted yet, the oldest came 3 min ago",
                        "1 change of Reviews is not counted yet, the oldest came less than a minute ago");
    }
}
