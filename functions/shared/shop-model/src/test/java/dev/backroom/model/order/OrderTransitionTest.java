package dev.backroom.model.order;

import static dev.backroom.model.order.OrderStatus.*;
import static dev.backroom.model.order.Shelf.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Unchanged;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockDelta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderTransitionTest {

    @Test
    void reservesEveryUnit_whenAnOrderIsFirstSeenUnpaid() {
        Changed changed = first(seen(UNPAID, 0, line(LIPSTICK, 3)));

        assertThat(changed.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(3, 0)));
        assertThat(changed.after().version()).isEqualTo(1);
        assertThat(changed.after().lane()).isEmpty();
    }

    @Test
    void sumsPartsOverTheWholeOrder_whenABundleAndALineShareAPart() {
        Changed changed = first(seen(UNPAID, 0, line(GIFT_SET, 2), line(LIPSTICK, 1)));

        assertThat(changed.deltas())
                .containsOnly(
                        Map.entry(slot(LIPSTICK), new StockDelta(5, 0)), Map.entry(slot(MUG), new StockDelta(2, 0)));
    }

    @Test
    void takesTheReservedUnitsOffTheShelf_whenTheOrderShips() {
        Order reserved = first(seen(UNPAID, 0, line(LIPSTICK, 3))).after();

        Changed shipped = changed(reserved, seen(IN_TRANSIT, 60, line(LIPSTICK, 3)));

        assertThat(shipped.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(-3, -3)));
        assertThat(shipped.after().reservation().consumed()).containsExactly(Map.entry(slot(LIPSTICK), 3));
    }

    @Test
    void releasesExactlyWhatItHeld_whenCancelledAndCancelledAgain() {
        Order reserved = first(seen(UNPAID, 0, line(LIPSTICK, 3))).after();

        Changed cancelled = changed(reserved, seen(CANCELLED, 60, line(LIPSTICK, 3)));
        OrderTransition again = apply(cancelled.after(), seen(CANCELLED, 61, line(LIPSTICK, 3)));

        assertThat(cancelled.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(-3, 0)));
        assertThat(((Changed) again).deltas()).isEmpty();
    }

    @Test
    void keepsShippedUnitsConsumed_whenTheOrderIsCancelledOnItsWay() {
        Order shipped =
                first(seen(IN_TRANSIT, 0, line(LIPSTICK, 2, LineState.SHIPPED))).after();

        Changed cancelled = changed(shipped, seen(CANCELLED, 60, line(LIPSTICK, 2)));

        assertThat(cancelled.deltas()).isEmpty();
        assertThat(cancelled.after().reservation().consumed()).containsEntry(slot(LIPSTICK), 2);
    }

    @Test
    void consumesOneLineAndKeepsTheOther_whenPartOfTheOrderShips() {
        Order reserved = first(seen(UNPAID, 0, line(LIPSTICK, 1), line(MUG, 1))).after();

        Changed part =
                changed(reserved, seen(PARTIALLY_SHIPPING, 60, line(LIPSTICK, 1, LineState.SHIPPED), line(MUG, 1)));

        assertThat(part.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(-1, -1)));
        assertThat(part.after().lane()).contains(Lane.READY);
    }

    @Test
    void releasesOneLine_whenTheBuyerCancelsPartOfTheOrder() {
        Order reserved = first(seen(UNPAID, 0, line(LIPSTICK, 1), line(MUG, 1))).after();

        Changed part =
                changed(reserved, seen(AWAITING_SHIPMENT, 60, line(LIPSTICK, 1, LineState.CANCELLED), line(MUG, 1)));

        assertThat(part.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(-1, 0)));
    }

    @Test
    void changesNothing_whenAnOlderReadArrivesLate() {
        Order newest = first(seen(AWAITING_SHIPMENT, 60, line(LIPSTICK, 1))).after();

        OrderTransition late = apply(newest, seen(UNPAID, 0, line(LIPSTICK, 1)));

        assertThat(late).isEqualTo(new Unchanged(newest, Unchanged.Why.STALE));
    }

    @Test
    void letsTheFurtherStateWin_whenTwoReadsShareASecond() {
        Order cancelled = first(seen(CANCELLED, 60, line(LIPSTICK, 1))).after();

        assertThat(apply(cancelled, seen(AWAITING_SHIPMENT, 60, line(LIPSTICK, 1))))
                .isEqualTo(new Unchanged(cancelled, Unchanged.Why.STALE));
    }

    @Test
    void changesNothing_whenTheSameReadComesAgain() {
        Order stored = first(seen(AWAITING_SHIPMENT, 60, line(LIPSTICK, 1)).to(SOMEBODY))
                .after();

        assertThat(apply(stored, seen(AWAITING_SHIPMENT, 60, line(LIPSTICK, 1)).to(SOMEBODY)))
                .isEqualTo(new Unchanged(stored, Unchanged.Why.SAME));
    }

    @Test
    void storesTheRecipientOnce_andAgainWhenTheAddressChanges() {
        Changed first = first(seen(AWAITING_SHIPMENT, 0, line(MUG, 1)).to(SOMEBODY));
        Changed later = changed(
                first.after(), seen(AWAITING_COLLECTION, 5, line(MUG, 1)).to(SOMEBODY));
        Recipient moved = new Recipient("A. Buyer", "+1 555 0100", "2 Example Street", "00000", "US", "");
        Changed updated = changed(
                later.after(), seen(AWAITING_COLLECTION, 9, line(MUG, 1)).to(moved));

        assertThat(first.recipient()).contains(SOMEBODY);
        assertThat(later.recipient()).isEmpty();
        assertThat(updated.recipient()).contains(moved);
    }

    @Test
    void neverOverwritesTheRecipient_whenThePlatformMasksItAfterClosing() {
        Order stored =
                first(seen(AWAITING_SHIPMENT, 0, line(MUG, 1)).to(SOMEBODY)).after();
        Recipient masked = new Recipient("A***", "***", "***", "", "US", "");

        Changed closed = changed(stored, seen(COMPLETED, 99, line(MUG, 1)).to(masked));

        assertThat(closed.recipient()).isEmpty();
        assertThat(closed.after().recipientMark()).isEqualTo(stored.recipientMark());
    }

    @Test
    void leavesStockAlone_whenAnOrderShippedBeforeTheShopWasConnected() {
        Changed shipped = old(Optional.empty(), seen(IN_TRANSIT, 60, line(MUG, 1)));
        Changed delivered = old(Optional.of(shipped.after()), seen(DELIVERED, 90, line(MUG, 1)));

        assertThat(shipped.deltas()).isEmpty();
        assertThat(delivered.deltas()).isEmpty();
    }

    @Test
    void takesOffTheShelfOnlyWhatItHeld_whenAnOldOrderHadShippedInPart() {
        Changed half =
                old(Optional.empty(), seen(PARTIALLY_SHIPPING, 60, line(MUG, 1, LineState.SHIPPED), line(LIPSTICK, 1)));
        Changed all = old(Optional.of(half.after()), seen(IN_TRANSIT, 90, line(MUG, 1), line(LIPSTICK, 1)));

        assertThat(half.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(1, 0)));
        assertThat(all.deltas()).containsExactly(Map.entry(slot(LIPSTICK), new StockDelta(-1, -1)));
    }

    @Test
    void keepsWhatLeft_whenThePlatformTakesOverTheRest() {
        Order shipped = first(seen(IN_TRANSIT, 0, line(MUG, 1))).after();

        assertThat(changed(shipped, seen(DELIVERED, 9, line(MUG, 1)).shippedByPlatform())
                        .deltas())
                .isEmpty();
    }

    @Test
    void promisesNothingAgain_whenALaterReadNamesAStateWeDoNotKnow() {
        Order shipped = first(seen(IN_TRANSIT, 0, line(MUG, 2))).after();

        assertThat(changed(shipped, seen(OrderStatus.UNRECOGNISED, 9, line(MUG, 2)))
                        .deltas())
                .isEmpty();
    }

    @Test
    void asksNothingOfTheLevels_whenAShortOrderShipsInPartAndIsRefusedAgain() {
        Order held = first(seen(AWAITING_SHIPMENT, 0, line(MUG, 3))).after();
        Order isShort = changed(held, seen(AWAITING_SHIPMENT, 5, line(MUG, 5)))
                .refused(Map.of())
                .after();

        Changed partly = changed(isShort, seen(PARTIALLY_SHIPPING, 9, line(MUG, 3, LineState.SHIPPED), line(MUG, 2)))
                .refused(Map.of());

        assertThat(partly.deltas()).containsExactly(Map.entry(slot(MUG), new StockDelta(-3, -3)));
        assertThat(partly.after().reservation().missing()).containsExactly(Map.entry(slot(MUG), 2));
        assertThat(partly.after().holds()).extracting(Hold::code).containsExactly(HoldCode.SHORT_STOCK);
    }

    @Test
    void consumesWithoutReservation_whenEveryEarlierEventWasLost() {
        assertThat(first(seen(IN_TRANSIT, 60, line(MUG, 2))).deltas())
                .containsExactly(Map.entry(slot(MUG), new StockDelta(0, -2)));
    }

    @Test
    void takesNothing_whenThePlatformsWarehouseShips() {
        Changed changed = first(seen(AWAITING_SHIPMENT, 0, line(MUG, 2)).shippedByPlatform());

        assertThat(changed.deltas()).isEmpty();
        assertThat(changed.after().lane()).isEmpty();
    }

    @Test
    void holdsTheOrderAndReservesTheRest_whenOneSkuIsUnknown() {
        Changed changed = first(seen(UNPAID, 0, line(new Sku("NOBODY-KNOWS"), 1), line(MUG, 1)));

        assertThat(changed.deltas()).containsOnlyKeys(slot(MUG));
        assertThat(changed.after().holds()).containsExactly(new Hold(HoldCode.UNKNOWN_SKU, List.of("NOBODY-KNOWS")));
        assertThat(changed.after().lane()).contains(Lane.HELD);
    }

    @Test
    void reservesTheUnknownLine_whenTheItemWasImportedAndTheSameReadComesAgain() {
        Catalogue before = new Catalogue(Map.of());
        OrderSnapshot seen = seen(UNPAID, 0, line(MUG, 1)).snapshot();
        Order held = ((Changed) OrderTransition.apply(Optional.empty(), seen, before, TERMS)).after();

        Changed found = (Changed) OrderTransition.apply(Optional.of(held), seen, CATALOGUE, TERMS);

        assertThat(found.deltas()).containsOnlyKeys(slot(MUG));
        assertThat(found.after().holds()).isEmpty();
    }

    @Test
    void becomesShortAndTakesNothing_whenTheLevelsRefuse() {
        Changed refused = first(seen(AWAITING_SHIPMENT, 0, line(LIPSTICK, 2), line(MUG, 1)))
                .refused(Map.of());

        assertThat(refused.deltas()).isEmpty();
        assertThat(refused.after().reservation().missing())
                .containsOnly(Map.entry(slot(LIPSTICK), 2), Map.entry(slot(MUG), 1));
        assertThat(refused.after().holds()).extracting(Hold::code).containsExactly(HoldCode.SHORT_STOCK);
        assertThat(refused.after().lane()).contains(Lane.HELD);
    }

    @Test
    void writesNothing_whenAShortOrderIsRefusedAgain() {
        Order isShort = first(seen(AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)))
                .refused(Map.of())
                .after();

        Changed again = changed(isShort, seen(AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)));

        assertThat(again.deltas()).isNotEmpty();
        assertThat(again.refused(Map.of()).changesNothing()).isTrue();
    }

    @Test
    void asksForNothing_whenAShortOrderIsCancelled() {
        Order isShort = first(seen(AWAITING_SHIPMENT, 0, line(LIPSTICK, 2)))
                .refused(Map.of())
                .after();

        Changed cancelled = changed(isShort, seen(CANCELLED, 9, line(LIPSTICK, 2)));

        assertThat(cancelled.deltas()).isEmpty();
        assertThat(cancelled.after().reservation().isShort()).isFalse();
        assertThat(cancelled.after().holds()).isEmpty();
    }

    @Test
    void raisesAMismatchThatStays_whenUnitsLeftThatTheLevelsDoNotHave() {
        Changed refused = first(seen(IN_TRANSIT, 0, line(MUG, 2))).refused(Map.of(slot(MUG), AvailableStock.NONE));
        Changed delivered = changed(refused.after(), seen(DELIVERED, 9, line(MUG, 2)));

        assertThat(refused.deltas()).containsExactly(Map.entry(slot(MUG), new StockDelta(0, 0, 2)));
        assertThat(refused.after().holds())
                .containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of("MUG-01#main x2")));
        assertThat(delivered.deltas()).isEmpty();
        assertThat(delivered.after().holds()).extracting(Hold::code).containsExactly(HoldCode.STOCK_MISMATCH);
        assertThat(delivered.after().lane()).contains(Lane.HELD);
    }

    @Test
    void takesOffWhatIsThere_andNamesTheOneSkuThatWasNot_whenAShortOrderShipsAllTheSame() {
        Order isShort = first(seen(AWAITING_SHIPMENT, 0, line(LIPSTICK, 2), line(MUG, 3)))
                .refused(Map.of(slot(MUG), new AvailableStock(1, 4)))
                .after();

        Changed left = changed(isShort, seen(IN_TRANSIT, 9, line(LIPSTICK, 2), line(MUG, 3)))
                .refused(Map.of(slot(MUG), new AvailableStock(1, 4)));

        assertThat(left.deltas())
                .containsOnly(
                        Map.entry(slot(LIPSTICK), new StockDelta(0, -2)),
                        Map.entry(slot(MUG), new StockDelta(0, -1, 2)));
        assertThat(left.after().holds()).containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of("MUG-01#main x2")));
        assertThat(left.after().reservation().consumed())
                .containsOnly(Map.entry(slot(LIPSTICK), 2), Map.entry(slot(MUG), 3));
    }

    @Test
    void remembersWhatOneLevelDidNotHave_whenAnotherRefusesNext() {
        Changed left = first(seen(IN_TRANSIT, 9, line(LIPSTICK, 2), line(MUG, 3)))
                .refused(Map.of(slot(MUG), AvailableStock.NONE));

        Changed again = left.refused(Map.of(slot(LIPSTICK), new AvailableStock(1, 0)));

        assertThat(again.deltas())
                .containsOnly(
                        Map.entry(slot(LIPSTICK), new StockDelta(0, -1, 1)),
                        Map.entry(slot(MUG), new StockDelta(0, 0, 3)));
        assertThat(again.after().holds())
                .containsExactly(new Hold(HoldCode.STOCK_MISMATCH, List.of("LIP-RED#main x1", "MUG-01#main x3")));
    }

    @Test
    void waitsForAPerson_whenThePlatformNamesAStateWeDoNotKnow() {
        Order order = first(seen(OrderStatus.of("AWAITING_MOON_LANDING"), 0, line(MUG, 1)))
                .after();

        assertThat(order.holds()).extracting(Hold::code).containsExactly(HoldCode.UNKNOWN_STATUS);
        assertThat(order.reservation().reserved()).containsEntry(slot(MUG), 1);
        assertThat(order.lane()).contains(Lane.HELD);
    }

    @Test
    void holdsTheOrder_whenTheBuyerAsksToCancel() {
        Order order =
                first(seen(AWAITING_SHIPMENT, 0, line(MUG, 1)).askingToCancel()).after();

        assertThat(order.holds()).extracting(Hold::code).containsExactly(HoldCode.BUYER_ASKS_CANCEL);
        assertThat(order.lane()).contains(Lane.HELD);
    }

    private static Changed first(Seen seen) {
        return (Changed) OrderTransition.apply(Optional.empty(), seen.snapshot(), CATALOGUE, TERMS);
    }

    private static Changed old(Optional<Order> stored, Seen seen) {
        return (Changed) OrderTransition.apply(stored, seen.snapshot(OPENED.minusSeconds(86_400)), CATALOGUE, TERMS);
    }

    private static OrderTransition apply(Order stored, Seen seen) {
        return OrderTransition.apply(Optional.of(stored), seen.snapshot(), CATALOGUE, TERMS);
    }

    private static Changed changed(Order stored, Seen seen) {
        return (Changed) apply(stored, seen);
    }
}
