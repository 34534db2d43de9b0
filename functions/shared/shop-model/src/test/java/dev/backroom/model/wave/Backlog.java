package dev.backroom.model.wave;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders that wait for a wave. */
final class Backlog {
    static final Slot MUG = new Slot(new Sku("MUG"), Slot.MAIN);

    private Backlog() {}

    static Order order(String id, Instant shipBy) {
        return order(id, shipBy, Handling.USUAL, false, OrderStatus.AWAITING_SHIPMENT);
    }

    static Order order(String id, Instant shipBy, Handling handling) {
        return order(id, shipBy, handling, false, OrderStatus.AWAITING_SHIPMENT);
    }

    static Order order(String id, Instant shipBy, Handling handling, boolean cod, OrderStatus status) {
        Deadlines deadlines = new Deadlines(Optional.empty(), Optional.of(shipBy), Optional.empty());
        return order(id, deadlines, handling, cod, status);
    }

    static Order order(String id, Deadlines deadlines) {
        return order(id, deadlines, Handling.USUAL, false, OrderStatus.AWAITING_SHIPMENT);
    }

    private static Order order(String id, Deadlines deadlines, Handling handling, boolean cod, OrderStatus status) {
        Instant created = Instant.parse("2026-11-19T20:00:00Z");
        return new Order(
                OrderKey.of("1", id),
                1,
                new PlatformState(status, created, deadlines, created, Milestones.NONE, created),
                List.of(),
                new Payment("buyer", new Money(BigDecimal.ONE, "USD"), Optional.of(created), cod),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, Slot.MAIN, handling),
                new Reservation(Map.of(MUG, 2), Map.of(), Map.of()),
                new DeskState(List.of(), List.of(), Optional.empty(), ""));
    }

    static List<Order> orders(int count, Instant shipBy) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(order(shipBy.getEpochSecond() + "" + i, shipBy));
        }
        return orders;
    }
}
