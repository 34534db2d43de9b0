package dev.backroom.desk.poll;

import static dev.backroom.desk.TestOrders.LID;
import static dev.backroom.desk.TestOrders.MUG;
import static dev.backroom.desk.TestOrders.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class SettlingOrdersTest {
    private static final Hold SHORT = new Hold(HoldCode.SHORT_STOCK, List.of());

    @Test
    void choosesTheMostUrgent_whenUnitsCameBackForSomeOnly() {
        List<Order> held = List.of(
                held("1", Map.of(MUG, 2), SHORT), held("2", Map.of(MUG, 2), SHORT), held("3", Map.of(MUG, 1), SHORT));
        assertThat(SettlingOrders.of(held, Map.of(MUG, 3), Set.of())).containsExactly(key("1"), key("3"));
        assertThat(SettlingOrders.of(held, Map.of(), Set.of())).isEmpty();
    }

    @Test
    void takesNothingFromTheOthers_whenOneOfItsPartsIsStillMissing() {
        List<Order> held = List.of(held("1", Map.of(MUG, 1, LID, 1), SHORT), held("2", Map.of(MUG, 1), SHORT));
        assertThat(SettlingOrders.of(held, Map.of(MUG, 1), Set.of())).containsExactly(key("2"));
    }

    @Test
    void choosesAnOrder_whenItsUnknownSkuIsListedNow() {
        Order unknown = held("1", Map.of(), new Hold(HoldCode.UNKNOWN_SKU, List.of("MUG")));
        assertThat(SettlingOrders.unknown(List.of(unknown))).containsExactly(MUG.sku());
        assertThat(SettlingOrders.of(List.of(unknown), Map.of(), Set.of())).isEmpty();
        assertThat(SettlingOrders.of(List.of(unknown), Map.of(), Set.of(MUG.sku())))
                .containsExactly(key("1"));
    }

    @Test
    void leavesAnOrderAlone_whenItWaitsForAPerson() {
        List<Order> held = List.of(
                held("1", Map.of(), new Hold(HoldCode.BUYER_ASKS_CANCEL, List.of())),
                held("2", Map.of(), new Hold(HoldCode.STOCK_MISMATCH, List.of("MUG#main x1"))));
        assertThat(SettlingOrders.missing(held)).isEmpty();
        assertThat(SettlingOrders.unknown(held)).isEmpty();
        assertThat(SettlingOrders.of(held, Map.of(MUG, 9), Set.of(MUG.sku()))).isEmpty();
    }

    private static OrderKey key(String order) {
        return OrderKey.of("1", order);
    }
}
