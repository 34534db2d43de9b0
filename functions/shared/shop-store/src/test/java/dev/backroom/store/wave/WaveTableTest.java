package dev.backroom.store.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.store.DeskTables;
import dev.backroom.store.EmbeddedDynamo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class WaveTableTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant TEN = Instant.parse("2026-11-20T18:00:00Z");
    private static final Wave WAVE = Wave.regular(SHOP, "main", new Turn(DAY, 10, TEN), 300);

    private final DeskTables tables = DeskTables.create(EmbeddedDynamo.client());
    private final WaveTable waves = new WaveTable(tables.dynamo(), tables.desk());

    @Test
    void keepsTheFirstPlan_whenTwoClaimTheSameWave() {
        WaveTable.Plan first = waves.claim(WAVE, orders("1", "2"));
        WaveTable.Plan second = waves.claim(WAVE, orders("3"));

        assertThat(first.orders()).extracting(OrderKey::order).containsExactly("1", "2");
        assertThat(second).isEqualTo(first);
        assertThat(waves.since(SHOP, DAY)).containsExactly(WAVE.planned(2));
        assertThat(waves.plan(WAVE)).isEqualTo(first);
    }

    @Test
    void finishesAWave_once() {
        waves.claim(WAVE, orders("1", "2"));

        assertThat(waves.finish(WAVE.released(2, 5))).isTrue();
        assertThat(waves.finish(WAVE.released(1, 1))).isFalse();

        assertThat(waves.since(SHOP, DAY)).containsExactly(WAVE.released(2, 5));
        assertThat(waves.claim(WAVE, orders("9")).orders()).hasSize(2);
        assertThat(waves.since(SHOP, DAY)).as("is not planned again").containsExactly(WAVE.released(2, 5));
    }

    @Test
    void listsTheWavesOfTheDays_inTheOrderOfTheirTimes() {
        Wave extra = Wave.extra(SHOP, "main", DAY, 1, TEN.plusSeconds(7200), 25);
        Wave earlier = Wave.regular(SHOP, "main", new Turn(DAY.minusDays(1), 16, TEN.minusSeconds(64_800)), 300);
        Wave old = Wave.regular(SHOP, "main", new Turn(DAY.minusDays(2), 16, TEN.minusSeconds(151_200)), 300);
        List.of(extra, WAVE, earlier, old).forEach(wave -> waves.claim(wave, List.of()));

        assertThat(waves.since(SHOP, DAY.minusDays(1)))
                .extracting(Wave::id)
                .containsExactly("2026-11-19T16-main", "2026-11-20T10-main", "2026-11-20-main-x1");
        assertThat(waves.since(new ShopId("1"), DAY)).isEmpty();
    }

    @Test
    void givesBackTheLines_inTheOrderOfPacking_howeverOftenTheyAreWritten() {
        List<WaveLine> lines = IntStream.rangeClosed(1, 60)
                .mapToObj(n -> new WaveLine(
                        new OrderKey(SHOP, "57665368813525" + (2000 - n)),
                        n,
                        "57665368813525" + (2000 - n),
                        TEN,
                        Map.of(new Sku("MUG"), n)))
                .toList();

        waves.put(WAVE, lines);
        waves.put(WAVE, lines);

        assertThat(waves.lines(SHOP, WAVE.id())).isEqualTo(lines);
    }

    @Test
    void forgetsALine_thatARunWhichBrokeOffHasWritten_andThatIsNoneAnyMore() {
        Wave other = Wave.regular(SHOP, "main", new Turn(DAY, 16, TEN.plusSeconds(21_600)), 300);
        waves.put(other, List.of(line("3", 1)));
        waves.put(WAVE, List.of(line("1", 1), line("2", 2)));

        waves.put(WAVE, List.of(line("2", 1)));

        assertThat(waves.lines(SHOP, WAVE.id())).containsExactly(line("2", 1));
        assertThat(waves.lines(SHOP, other.id())).hasSize(1);
        waves.claim(WAVE, orders("1", "2"));
        waves.put(WAVE, List.of());
        assertThat(waves.lines(SHOP, WAVE.id())).isEmpty();
        assertThat(waves.plan(WAVE).orders()).as("the plan stays").hasSize(2);
    }

    @Test
    void givesBackWhatTheNextWavesBring_andNoOtherShops() {
        WaveForecast overloaded =
                new WaveForecast("main", TEN, Optional.of(TEN.plusSeconds(21_600)), 512, 300, 12, Optional.of(TEN));
        WaveForecast closed = new WaveForecast("west", TEN, Optional.empty(), 3, 0, 0, Optional.empty());
        waves.forecasts().put(SHOP, new WaveForecast("main", TEN, Optional.empty(), 0, 0, 0, Optional.empty()));
        List.of(closed, overloaded).forEach(one -> waves.forecasts().put(SHOP, one));

        assertThat(waves.forecasts().of(SHOP)).containsExactly(overloaded, closed);
        assertThat(waves.forecasts().of(new ShopId("1"))).isEmpty();
        assertThat(waves.since(SHOP, DAY)).isEmpty();
    }

    private static WaveLine line(String order, int sequence) {
        return new WaveLine(new OrderKey(SHOP, order), sequence, order, TEN, Map.of(new Sku("MUG"), 1));
    }

    private static List<OrderKey> orders(String... ids) {
        return List.of(ids).stream().map(id -> new OrderKey(SHOP, id)).toList();
    }
}
