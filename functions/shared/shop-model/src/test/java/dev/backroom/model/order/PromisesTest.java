package dev.backroom.model.order;

import static dev.backroom.model.order.OrderStatus.AWAITING_SHIPMENT;
import static dev.backroom.model.order.OrderStatus.IN_TRANSIT;
import static dev.backroom.model.order.Shelf.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.Promises;
import dev.backroom.model.stock.AvailableStock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people's bookings do to orders: who gives back, who is served, and whose hold goes. */
class PromisesTest {
    private final Order first = holding(0, 2);
    private final Order second = holding(60, 3);
    private final Order third = holding(120, 1);

    @Test
    void takesFromTheNewestFirst_andNoMoreThanIsMissing() {
        List<Promises.Cut> cuts = Promises.cut(slot(MUG), 2, List.of(second, third, first));

        assertThat(cuts).extracting(Promises.Cut::before).containsExactly(third, second);
        assertThat(cuts).extracting(Promises.Cut::units).containsExactly(1, 1);
        Order cut = cuts.getLast().after();
        assertThat(cut.version()).isEqualTo(second.version() + 1);
        assertThat(cut.reservation().reserved()).containsEntry(slot(MUG), 2);
        assertThat(cut.holds()).containsExactly(new Hold(HoldCode.SHORT_STOCK, List.of("MUG-01#main x1")));
        assertThat(cut.lane()).contains(Lane.HELD);
    }

    @Test
    void givesWhatTheHoldersHave_whenMoreIsAskedFor() {
        assertThat(Promises.cut(slot(MUG), 9, List.of(first, second)))
                .extracting(Promises.Cut::units)
                .containsExactly(3, 2);
    }

    @Test
    void leavesNothingToWrite_whenTheNextReadFindsTheOrderAsItWasCut() {
        Order cut = Promises.cut(slot(MUG), 1, List.of(second)).getFirst().after();

        Changed read = (Changed) OrderTransition.apply(
                Optional.of(cut),
                seen(AWAITING_SHIPMENT, 0, line(MUG, 3)).snapshot(second.created()),
                CATALOGUE,
                TERMS);

        assertThat(read.refused(Map.of(slot(MUG), AvailableStock.NONE)).changesNothing())
                .isTrue();
    }

    @Test
    void servesAnOrderWhole_andItsHoldGoes() {
        Order cut = Promises.cut(slot(MUG), 1, List.of(second)).getFirst().after();

        Order served = Promises.served(cut).orElseThrow();

        assertThat(served.reservation()).isEqualTo(second.reservation());
        assertThat(served.holds()).isEmpty();
        assertThat(Promises.served(second)).isEmpty();
    }

    @Test
    void releasesWhatIsSettled_andKeepsTheRestOfTheHold() {
        Order left = ((Changed) OrderTransition.apply(
                        Optional.empty(),
                        seen(IN_TRANSIT, 0, line(LIPSTICK, 2), line(MUG, 1)).snapshot(),
                        CATALOGUE,
                        TERMS))
                .refused(Map.of(slot(MUG), AvailableStock.NONE, slot(LIPSTICK), AvailableStock.NONE))
                .after();

        assertThat(Promises.mismatched(left)).isEqualTo(Map.of(slot(LIPSTICK), 2, slot(MUG), 1));
        Order half = Promises.settled(left, slot(LIPSTICK)::equals).orElseThrow();
        assertThat(half.holds()).containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of("MUG-01#main x1")));
        assertThat(Promises.settled(half, slot(LIPSTICK)::equals)).isEmpty();
        assertThat(Promises.settled(half, slot(MUG)::equals).orElseThrow().holds())
                .isEmpty();
    }

    private static Order holding(int second, int mugs) {
        return ((Changed) OrderTransition.apply(
                        Optional.empty(),
                        seen(AWAITING_SHIPMENT, 0, line(MUG, mugs)).snapshot(EVENING.plusSeconds(second)),
                        CATALOGUE,
                        TERMS))
                .after();
    }
}
