package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.model.decision.UnitPrices;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.store.handover.HandoverTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The steps that the warehouse is asked for. */
final class WarehouseSteps {
    private final HandoverTable table;
    private final Warehouses warehouses;
    private final ShipSteps ships;

    WarehouseSteps(HandoverTable table, Warehouses warehouses, ShipSteps ships) {
        this.table = table;
        this.warehouses = warehouses;
        this.ships = ships;
    }

    /** Gives the order to the warehouse; after a call without an answer it is asked first whether it has it. */
    void push(Shop shop, HandoverAttempt order) {
        WarehouseAdapter warehouse = warehouses.of(order.warehouse());
        Optional<List<WarehouseOrder.Labelled>> labels = labels(shop, order);
        if (labels.isEmpty() || order.handover().unsure() && isSettled(warehouse, order)) {
            return;
        }
        switch (warehouse.send(told(order, order.seen().unpacked(), labels.get()))) {
            case WarehouseAnswer.Taken(String reference) -> order.came(sent(order, reference));
            // What this call did not do, one before it without an answer may have done.
            case WarehouseAnswer.Refused(String reason) -> order.rests(WaitPolicy.REFUSED, reason);
            case WarehouseAnswer.Failed(String reason, boolean unsure) ->
                order.rests(WaitPolicy.FAULT, reason, unsure || order.handover().unsure());
        }
    }

    /**
     * Tells a warehouse what it has to pack now, what has left included.
     *
     * @return what a person has to do, because the warehouse does not take it; empty where nothing is left
     */
    Optional<String> change(Shop shop, HandoverAttempt order) {
        Optional<List<WarehouseOrder.Labelled>> labels = labels(shop, order);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        WarehouseAdapter warehouse = warehouses.of(order.warehouse());
        return switch (warehouse.change(told(order, order.seen().wanted(), labels.get()))) {
            case WarehouseAnswer.Taken taken -> {
                order.came(sent(order, order.handover().reference()));
                yield Optional.empty();
            }
            case WarehouseAnswer.Refused(String reason) -> {
                order.came(sent(order, order.handover().reference()));
                yield Optional.of(reason);
            }
            case WarehouseAnswer.Failed(String reason, boolean unsure) -> {
                order.rests(WaitPolicy.FAULT, reason, false);
                yield Optional.empty();
            }
        };
    }

    /** The labels that the warehouse needs; empty while one is being made, and then the order rests. */
    private Optional<List<WarehouseOrder.Labelled>> labels(Shop shop, HandoverAttempt order) {
        if (order.seen().sellerShips() || warehouses.isByHand(order.warehouse())) {
            return Optional.of(List.of());
        }
        Optional<List<WarehouseOrder.Labelled>> ready = ships.labels(shop, order);
        if (ready.isEmpty()) {
            order.rests(WaitPolicy.LABEL, "the platform is still making a label");
        }
        return ready;
    }

    private static Handover sent(HandoverAttempt order, String reference) {
        return order.handover().sent(reference, order.seen().packing());
    }

    private static boolean isSettled(WarehouseAdapter warehouse, HandoverAttempt order) {
        return switch (warehouse.knows(order.handover().key())) {
            case WarehouseAdapter.Known.Yes(String reference) -> {
                order.came(sent(order, reference));
                yield true;
            }
            case WarehouseAdapter.Known.Unsaid(String reason) -> {
                order.rests(WaitPolicy.FAULT, "the warehouse does not say whether it has the order: " + reason, true);
                yield true;
            }
            case WarehouseAdapter.Known.No no -> {
                order.came(order.handover().notThere());
                yield false;
            }
            case WarehouseAdapter.Known.TakesKeysOnce once -> false;
        };
    }

    /** Asks for tracking numbers; the parcels that it hears of are the next steps. */
    void ask(HandoverAttempt order) {
        boolean heard = false;
        for (WarehouseAdapter.Sent sent :
                warehouses.of(order.warehouse()).sent(order.handover().key())) {
            Optional<Parcel> parcel = parcel(order, sent);
            if (parcel.isPresent()) {
                table.put(order.key(), parcel.get(), order.handover().since());
                order.came(order.handover().with(parcel.get()));
                heard = true;
            }
        }
        if (!heard) {
            order.rests(WaitPolicy.TRACKING, "");
        }
    }

    /** What a warehouse calls a parcel is held to the same rules, however it comes; what breaks them is left. */
    private static Optional<Parcel> parcel(HandoverAttempt order, WarehouseAdapter.Sent sent) {
        try {
            var checked = new HandoverMessage.Tracked(order.key(), sent.carrier(), sent.tracking(), sent.units());
            Parcel parcel = reported(checked);
            boolean known = order.handover().parcels().stream()
                    .anyMatch(other -> other.id().equals(parcel.id()));
            return known ? Optional.empty() : Optional.of(parcel);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Parcel reported(HandoverMessage.Tracked tracked) {
        return new Parcel(
                Parcel.reportedId(tracked.tracking()),
                Parcel.State.REPORTED,
                tracked.carrier(),
                tracked.tracking(),
                Optional.empty(),
                tracked.units());
    }

    /**
     * Stops the handover; a warehouse that has the order is told.
     *
     * @return what a person has to do; empty where nothing is left
     */
    Optional<String> stop(HandoverAttempt order, boolean recall) {
        Optional<String> left = Optional.empty();
        if (recall && mayHave(order)) {
            WarehouseOrder told = told(order, order.seen().open(), List.of());
            switch (warehouses.of(order.warehouse()).recall(told)) {
                case WarehouseAnswer.Taken taken -> {}
                case WarehouseAnswer.Refused(String reason) -> left = Optional.of(reason);
                case WarehouseAnswer.Failed(String reason, boolean unsure) -> {
                    order.rests(WaitPolicy.FAULT, "cancelled, and the warehouse does not answer: " + reason);
                    return Optional.empty();
                }
            }
        }
        order.came(order.handover().at(Handover.Stage.STOPPED));
        return left;
    }

    /** After a call without an answer only the warehouse can say; one that does not is told not to send it in any case. */
    private boolean mayHave(HandoverAttempt order) {
        return order.handover().stage() == Handover.Stage.SENT
                || !(warehouses.of(order.warehouse()).knows(order.handover().key())
                        instanceof WarehouseAdapter.Known.No);
    }

    private static WarehouseOrder told(
            HandoverAttempt order, List<ShippableUnit> items, List<WarehouseOrder.Labelled> labels) {
        Map<String, Integer> units = new TreeMap<>();
        items.forEach(unit -> units.merge(unit.sku().code(), 1, Integer::sum));
        var seen = order.seen().seen();
        return new WarehouseOrder(
                order.handover().key(),
                order.key(),
                order.handover().wave(),
                order.warehouse(),
                seen.created(),
                seen.deadlines().shipBy(),
                new TreeMap<>(units),
                order.seen().packing(),
                prices(seen, items),
                seen.recipient(),
                labels);
    }

    private static WarehouseOrder.Prices prices(OrderSnapshot seen, List<ShippableUnit> items) {
        Map<Sku, Integer> packed =
                items.stream().collect(Collectors.toMap(ShippableUnit::sku, unit -> 1, Integer::sum));
        Map<String, BigDecimal> each = new TreeMap<>();
        UnitPrices.of(seen.lines(), packed).forEach((sku, price) -> each.put(sku.code(), price));
        return new WarehouseOrder.Prices(each, seen.total().currency());
    }
}
