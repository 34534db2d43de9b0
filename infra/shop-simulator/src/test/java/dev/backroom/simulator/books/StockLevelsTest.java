package dev.backroom.simulator.books;

import static dev.backroom.simulator.MiniEvening.minute;
import static dev.backroom.simulator.MiniEvening.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.simulator.MiniEvening;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockLevelsTest {
    private static final String SCRUB = "BODY-SCRUB-200";
    private static final String MASK = "MASK-SHEET-CICA";

    @Test
    void countsWhatOrdersClaim_andGivesBackWhatIsCancelled() {
        StockLevels levels = levels(new MiniEvening()
                .shelf(SCRUB, 22)
                .order("1", List.of(SCRUB, SCRUB, SCRUB), move(10, Step.BOUGHT), move(40, Step.PAYMENT_TIMED_OUT)));

        assertThat(levels.sellable(SCRUB, minute(0))).isEqualTo(22);
        assertThat(levels.sellable(SCRUB, minute(10))).isEqualTo(19);
        assertThat(levels.sellable(SCRUB, minute(40))).isEqualTo(22);
        assertThatThrownBy(() -> levels.sellable("NO-SUCH", minute(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsForANotice_whenALevelStaysBelowItsLine_andMayDo_whenItComesBackAtOnce() {
        StockLevels levels = levels(new MiniEvening()
                .shelf(SCRUB, 22)
                .order("1", List.of(SCRUB, SCRUB, SCRUB), move(10, Step.BOUGHT), move(40, Step.PAYMENT_TIMED_OUT))
                .order("2", List.of(SCRUB, SCRUB, SCRUB), move(100, Step.BOUGHT)));

        assertThat(levels.called())
                .filteredOn(called -> called.subject().equals(SCRUB))
                .containsExactly(
                        new CalledNotice(CalledNotice.Kind.STOCK_LOW, SCRUB, minute(10), minute(10), false),
                        new CalledNotice(CalledNotice.Kind.STOCK_LOW, SCRUB, minute(100), minute(100), true));
    }

    @Test
    void callsForABundlesNotice_whenAPartDoesNotMakeOneMore() {
        StockLevels levels = levels(new MiniEvening()
                .shelf(MASK, 25)
                .order("1", List.of("SET-MASK-10", "SET-MASK-10"), move(10, Step.BOUGHT)));

        assertThat(levels.sellable("SET-MASK-10", minute(9))).isEqualTo(2);
        assertThat(levels.called())
                .filteredOn(called -> called.subject().equals("SET-MASK-10"))
                .extracting(CalledNotice::kind)
                .containsExactly(CalledNotice.Kind.STOCK_OUT);
    }

    @Test
    void namesWhatIsScarce_whenMoreIsWantedThanThereIs() {
        StockLevels levels =
                levels(new MiniEvening().shelf(SCRUB, 1).order("1", List.of(SCRUB, SCRUB), move(10, Step.BOUGHT)));

        assertThat(levels.scarce()).containsExactly(SCRUB);
        assertThat(levels.sellable(SCRUB, minute(11))).isZero();
    }

    private static StockLevels levels(MiniEvening evening) {
        return StockLevels.of(List.of(evening.script()));
    }
}
