package dev.backroom.model.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.stock.StockAlarm.Crossing;
import dev.backroom.model.stock.StockAlarm.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StockAlarmTest {
    private static final int LINE = 20;

    @Test
    void tellsOnce_whenTheLineIsCrossed() {
        assertThat(told(25, 20, 19, 5, 18)).containsExactly(News.RUNS_LOW);
        assertThat(told(25, 0, 0)).containsExactly(News.SOLD_OUT);
        assertThat(told(25, 7, 0)).containsExactly(News.RUNS_LOW, News.SOLD_OUT);
    }

    @Test
    void tellsLowAgain_onlyAfterTheLineWasReached() {
        assertThat(told(10, 0, 5, 19, 3)).containsExactly(News.RUNS_LOW, News.SOLD_OUT, News.BACK_IN_STOCK);
        assertThat(told(10, 20, 10)).containsExactly(News.RUNS_LOW, News.RUNS_LOW);
    }

    @Test
    void tellsThatItIsBack_onlyAfterItWasSoldOut() {
        assertThat(told(5, 50)).containsExactly(News.RUNS_LOW);
        assertThat(told(0, 50)).containsExactly(News.SOLD_OUT, News.BACK_IN_STOCK);
    }

    @Test
    void neverRunsLow_withoutASafetyLine() {
        assertThat(StockAlarm.QUIET.look(1, 0)).isEmpty();
        assertThat(StockAlarm.QUIET.look(0, 0)).isPresent();
    }

    @Test
    void hasRecovered_onlyWithoutTheUnitsOnTheirWay() {
        StockAlarm low = new StockAlarm(StockAlarm.State.LOW, 1);
        assertThat(low.look(22, () -> 3, LINE)).isEmpty();
        assertThat(low.look(22, () -> 2, LINE)).isPresent();
        assertThat(low.look(22, () -> 40, LINE)).isEmpty();

        StockAlarm out = new StockAlarm(StockAlarm.State.OUT, 1);
        assertThat(out.look(22, () -> 22, LINE)).isEmpty();
        assertThat(out.look(22, () -> 3, LINE).orElseThrow().after().state()).isEqualTo(StockAlarm.State.LOW);
    }

    @Test
    void runsLow_byWhatIsKnownAlone() {
        assertThat(StockAlarm.QUIET.look(22, () -> 40, LINE)).isEmpty();
        assertThat(StockAlarm.QUIET.look(19, () -> 40, LINE).orElseThrow().news())
                .contains(News.RUNS_LOW);
    }

    @Property
    void everyPieceOfNewsIsACrossingOfItsOwn(@ForAll @Size(max = 40) List<@IntRange(max = 40) Integer> levels) {
        StockAlarm alarm = StockAlarm.QUIET;
        News last = null;
        for (int level : levels) {
            Optional<Crossing> crossing = alarm.look(level, LINE);
            if (crossing.isPresent()) {
                assertThat(crossing.get().after().crossings()).isEqualTo(alarm.crossings() + 1);
                if (crossing.get().news().equals(Optional.of(News.SOLD_OUT))) {
                    assertThat(last).isNotEqualTo(News.SOLD_OUT);
                }
                last = crossing.get().news().orElse(last);
                alarm = crossing.get().after();
            }
            assertThat(alarm.look(level, LINE)).isEmpty();
        }
    }

    private static List<News> told(int... levels) {
        List<News> news = new ArrayList<>();
        StockAlarm alarm = StockAlarm.QUIET;
        for (int level : levels) {
            Optional<Crossing> crossing = alarm.look(level, LINE);
            crossing.flatMap(Crossing::news).ifPresent(news::add);
            alarm = crossing.map(Crossing::after).orElse(alarm);
        }
        return news;
    }
}
