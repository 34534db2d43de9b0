package dev.backroom.store.commit;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.AvailableStock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockAllocationTest {

    @Test
    void servesTheOldestFirst_whenALevelHasTooFew() {
        StockAllocation settled = StockAllocation.of(
                List.of(wants("3", 1), wants("1", 2), wants("2", 3)),
                Map.of(stock(LIPSTICK), new AvailableStock(4, 10)));

        assertThat(ids(settled.fitting())).containsExactly("1", "3");
        assertThat(ids(settled.refused())).containsExactly("2");
        assertThat(settled.refused().getFirst().change().after().reservation().isShort())
                .isTrue();
    }

    @Test
    void givesBackBeforeItTakes_whenAYoungerOrderIsCancelled() {
        Order held = wants("9", 2).change().after();
        OrderChange cancelled =
                seen("9", OrderStatus.CANCELLED, 60, line(LIPSTICK, 2)).after(Optional.of(held));

        StockAllocation settled = StockAllocation.of(
                List.of(wants("1", 2), cancelled), Map.of(stock(LIPSTICK), new AvailableStock(0, 2)));

        assertThat(ids(settled.fitting())).containsExactly("9", "1");
        assertThat(settled.refused()).isEmpty();
    }

    @Test
    void takesNothingOfAnySku_whenOneOfThemIsShort() {
        OrderChange both = seen("1", OrderStatus.UNPAID, 0, line(GIFT_SET, 1), line(LIPSTICK, 1))
                .first();

        StockAllocation settled =
                StockAllocation.of(List.of(both, wants("2", 2)), Map.of(stock(LIPSTICK), new AvailableStock(2, 0)));

        assertThat(ids(settled.refused())).containsExactly("1");
        assertThat(settled.refused().getFirst().deltas()).isEmpty();
        assertThat(ids(settled.fitting())).containsExactly("2");
    }

    @Test
    void refusesEveryone_whenTheLevelDoesNotExist() {
        StockAllocation settled =
                StockAllocation.of(List.of(wants("1", 1)), Map.of(stock(LIPSTICK), AvailableStock.NONE));

        assertThat(ids(settled.refused())).containsExactly("1");
    }

    @Test
    void seesAContradiction_whenAnOrderGivesBackMoreThanWasReserved() {
        Order held = wants("1", 2).change().after();
        OrderChange cancelled =
                seen("1", OrderStatus.CANCELLED, 60, line(LIPSTICK, 2)).after(Optional.of(held));

        StockAllocation settled =
                StockAllocation.of(List.of(cancelled), Map.of(stock(LIPSTICK), new AvailableStock(5, 1)));

        assertThat(ids(settled.contradicting())).containsExactly("1");
    }

    @Test
    void letsOtherOrdersPass_whenTheirLevelsDidNotRefuse() {
        OrderChange mug = seen("2", OrderStatus.UNPAID, 0, line(MUG, 50)).first();

        StockAllocation settled =
                StockAllocation.of(List.of(wants("1", 1), mug), Map.of(stock(LIPSTICK), AvailableStock.NONE));

        assertThat(ids(settled.fitting())).containsExactly("2");
    }

    private static OrderChange wants(String order, int lipsticks) {
        return seen(order, OrderStatus.UNPAID, 0, line(LIPSTICK, lipsticks)).first();
    }

    private static List<String> ids(List<OrderChange> changes) {
        return changes.stream().map(change -> change.key().order()).toList();
    }
}
