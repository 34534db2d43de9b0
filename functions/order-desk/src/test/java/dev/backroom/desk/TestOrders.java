package dev.backroom.desk;

import static dev.backroom.desk.ShopsInMemory.NOON;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders for tests of the desk. */
public final class TestOrders {
    public static final Slot MUG = new Slot(new Sku("MUG"), Slot.MAIN);
    public static final Slot LID = new Slot(new Sku("LID"), Slot.MAIN);

    private TestOrders() {}

    public static OrderSnapshot seen(String shop, String order, OrderStatus status, Instant updated) {
        return seen(shop, order, status, updated, Optional.empty());
    }

    public static OrderSnapshot seen(
            String shop, String order, OrderStatus status, Instant updated, Recipient recipient) {
        return seen(shop, order, status, updated, Optional.of(recipient));
    }

    private static OrderSnapshot seen(
            String shop, String order, OrderStatus status, Instant updated, Optional<Recipient> recipient) {
        return new OrderSnapshot(
                OrderKey.of(shop, order),
                new PlatformState(status, NOON, Deadlines.NONE, updated, Milestones.NONE, updated),
                false,
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                recipient);
    }

    public static Order stored(String shop, String order, OrderStatus status, Instant updated) {
        return stored(shop, order, status, updated, Reservation.NONE, List.of());
    }

    public static Order held(String order, Map<Slot, Integer> missing, Hold... holds) {
        return stored(
                "1",
                order,
                OrderStatus.AWAITING_SHIPMENT,
                NOON,
                new Reservation(Map.of(), Map.of(), missing),
                List.of(holds));
    }

    private static Order stored(
            String shop, String order, OrderStatus status, Instant updated, Reservation reservation, List<Hold> holds) {
        return new Order(
                OrderKey.of(shop, order),
                1,
                new PlatformState(status, NOON, Deadlines.NONE, updated, Milestones.NONE, updated),
                List.of(new OrderLine(MUG.sku(), "7", "8", 1, BigDecimal.ONE, false, LineState.OPEN)),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, Slot.MAIN, Handling.USUAL),
                reservation,
                DeskState.first(holds, ""));
    }
}
