package dev.backroom.kpi;

import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders for tests, told by what figures look at. */
record Orders(
        ShopId shop,
        String id,
        long version,
        OrderStatus status,
        Instant created,
        Instant updated,
        Optional<Instant> paid,
        Milestones milestones,
        List<OrderLine> lines,
        String currency,
        int out) {
    static final Instant EVENING = Instant.parse("2026-11-20T18:10:00Z");

    static Orders paid(String id, Instant at) {
        return new Orders(
                Cloud.SHOP,
                id,
                1,
                OrderStatus.AWAITING_SHIPMENT,
                at,
                at,
                Optional.of(at),
                Milestones.NONE,
                List.of(line("MUG", 2, "9.95")),
                "USD",
                0);
    }

    static OrderLine line(String sku, int units, String price) {
        return new OrderLine(new Sku(sku), "17", "18", units, new BigDecimal(price), false, LineState.OPEN);
    }

    Orders of(ShopId other, String otherCurrency) {
        return new Orders(other, id, version, status, created, updated, paid, milestones, lines, otherCurrency, out);
    }

    Orders selling(OrderLine... others) {
        return new Orders(
                shop, id, version, status, created, updated, paid, milestones, List.of(others), currency, out);
    }

    Orders collected(Instant at) {
        return new Orders(
                shop,
                id,
                version + 1,
                OrderStatus.IN_TRANSIT,
                created,
                at,
                paid,
                new Milestones(Optional.empty(), Optional.of(at), Optional.empty()),
                lines,
                currency,
                lines.stream().mapToInt(OrderLine::units).sum());
    }

    Orders cancelled(Instant at) {
        return new Orders(
                shop,
                id,
                version + 1,
                OrderStatus.CANCELLED,
                created,
                at,
                paid,
                new Milestones(milestones.ready(), milestones.collected(), Optional.of(at)),
                lines,
                currency,
                out);
    }

    Order order() {
        return new Order(
                new OrderKey(shop, id),
                version,
                new PlatformState(status, created, Deadlines.NONE, updated, milestones, updated),
                lines,
                new Payment("", Money.of("19.90", currency), paid, false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, Slot.MAIN, Handling.USUAL),
                new Reservation(Map.of(), Map.of(new Slot(new Sku("MUG"), Slot.MAIN), out), Map.of()),
                DeskState.NEW);
    }
}
