package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.CarrierNames;
import dev.backroom.model.ship.HandoverStep;
import dev.backroom.model.ship.PackageState;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.tiktok.fulfilment.PackageLabel;
import dev.backroom.tiktok.fulfilment.PickupSlot;
import dev.backroom.tiktok.fulfilment.ShipRefused;
import dev.backroom.tiktok.fulfilment.ShipRequest;
import dev.backroom.tiktok.fulfilment.ShopParcels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The steps that the platform is asked for. Each throws {@link dev.backroom.tiktok.TikTokFailure}. */
final class ShipSteps {
    private final ShippingPlatform platform;
    private final HandoverTable table;
    private final Consumer<ShippingLabel> labels;
    private final HandoverDesk desk;
    private final Warehouses warehouses;
    private final Clock clock;

    /** @param labels where labels' documents are kept for whoever prints them */
    ShipSteps(
            ShippingPlatform platform,
            HandoverTable table,
            Consumer<ShippingLabel> labels,
            HandoverDesk desk,
            Warehouses warehouses,
            Clock clock) {
        this.platform = platform;
        this.table = table;
        this.labels = labels;
        this.desk = desk;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** A package may hold other orders: it is arranged once all of them may leave. */
    Optional<String> companionInTheWay(Shop shop, HandoverAttempt order, Collection<String> packages) {
        if (!order.seen().combined()) {
            return Optional.empty();
        }
        Set<OrderKey> others = new TreeSet<>();
        for (String parcel : packages) {
            platform.parcel(shop, parcel).orders().forEach(id -> others.add(new OrderKey(shop.id(), id)));
        }
        others.remove(order.key());
        Map<OrderKey, Order> stored = desk.orders(others);
        return others.stream()
                .filter(other -> !mayLeave(Optional.ofNullable(stored.get(other))))
                .findFirst()
                .map(other -> "order " + other.order() + " of the same package is not released");
    }

    private static boolean mayLeave(Optional<Order> other) {
        return other.filter(order ->
                        order.status() == OrderStatus.CANCELLED || order.lane().equals(Optional.of(Lane.RELEASED)))
                .isPresent();
    }

    /** What arranges the packages of an order. */
    List<ShipRequest> requests(Shop shop, HandoverAttempt order, Collection<String> packages) {
        return packages.stream()
                .map(parcel -> new ShipRequest(parcel, pickup(shop, order, parcel), Optional.empty()))
                .toList();
    }

    /**
     * Arranges packages of several orders in one call.
     *
     * @return the packages that were not taken
     */
    Map<String, ShipRefused> arrange(Shop shop, Collection<ShipRequest> requests) {
        return platform.ship(shop, List.copyOf(requests));
    }

    private Optional<PickupSlot> pickup(Shop shop, HandoverAttempt order, String parcel) {
        return warehouses.pickup().contains(order.warehouse())
                ? platform.slots(shop, parcel).pickups().stream().findFirst()
                : Optional.empty();
    }

    /**
     * Fetches labels, so that the tracking numbers are known and somebody can print them. A package counts as labelled once its
     * document is kept; one whose label is late keeps no other waiting.
     */
    void label(Shop shop, HandoverAttempt order, Set<String> packages) {
        List<String> late = new ArrayList<>();
        for (String id : packages) {
            switch (platform.label(shop, id)) {
                case PackageLabel.BeingMade making -> late.add(id);
                case PackageLabel.Ready ready -> {
                    byte[] document = platform.document(ready.document());
                    labels.accept(new ShippingLabel(order.key(), id, ready.tracking(), clock.instant(), document));
                    Parcel parcel = new Parcel(
                            id,
                            Parcel.State.ARRANGED,
                            "",
                            ready.tracking(),
                            Optional.of(clock.instant().plus(PackageLabel.HOLDS)),
                            units(order, id));
                    table.put(order.key(), parcel, order.handover().since());
                    order.came(order.handover().with(parcel));
                }
            }
        }
        if (!late.isEmpty()) {
            order.rests(
                    WaitPolicy.LABEL, "the platform is still making the label of package " + String.join(", ", late));
        }
    }

    private static Map<String, Integer> units(HandoverAttempt order, String parcel) {
        return order.seen().open().stream()
                .filter(unit -> unit.parcel().equals(Optional.of(parcel)))
                .collect(Collectors.toMap(unit -> unit.sku().code(), unit -> 1, Integer::sum));
    }

    /** Tells the platform of a parcel that left with the seller's own carrier. */
    void mark(Shop shop, HandoverAttempt order, HandoverStep.Mark mark) {
        Parcel parcel = mark.parcel();
        if (!mark.units().isEmpty()) {
            Map<String, String> offered = platform.providers(shop, order.seen().deliveryOption());
            Optional<String> provider = CarrierNames.match(parcel.carrier(), warehouses.carriers(), offered);
            if (provider.isEmpty()) {
                order.rests(
                        WaitPolicy.REFUSED,
                        "the platform knows no carrier '" + parcel.carrier() + "' for this order; it knows "
                                + String.join(", ", new TreeSet<>(offered.values())));
                return;
            }
            Optional<String> refused =
                    told(shop, order, mark, new ShipRequest.OwnCarrier(provider.get(), parcel.tracking()));
            if (refused.isPresent()) {
                order.rests(WaitPolicy.FAULT, refused.get());
                return;
            }
        }
        table.put(order.key(), parcel.arranged(), order.handover().since());
        order.came(order.handover().with(parcel.arranged()));
    }

    private Optional<String> told(
            Shop shop, HandoverAttempt order, HandoverStep.Mark mark, ShipRequest.OwnCarrier own) {
        List<String> lineItems =
                mark.units().stream().map(ShippableUnit::lineItem).toList();
        if (ShopParcels.marksByOrder(shop)) {
            String made = platform.markShipped(shop, order.key().order(), lineItems, own);
            order.sees(order.seen()
                    .marked(lineItems, made.isEmpty() ? mark.parcel().id() : made, own.tracking()));
            return Optional.empty();
        }
        Set<String> packages = mark.units().stream()
                .map(ShippableUnit::parcel)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean whole = !packages.isEmpty()
                && order.seen().open().stream()
                        .filter(unit -> unit.parcel().filter(packages::contains).isPresent())
                        .allMatch(unit -> lineItems.contains(unit.lineItem()));
        if (!whole) {
            return Optional.of("parcel " + own.tracking() + " holds a part of a package; split the order first");
        }
        Map<String, ShipRefused> refused = platform.ship(
                shop,
                packages.stream()
                        .map(id -> new ShipRequest(id, Optional.empty(), Optional.of(own)))
                        .toList());
        order.sees(order.seen().marked(lineItems, packages.iterator().next(), own.tracking()));
        return refused.values().stream().findFirst().map(ShipRefused::reason);
    }

    /** The labels' addresses as they are now; empty where one is not ready. */
    Optional<List<WarehouseOrder.Labelled>> labels(Shop shop, HandoverAttempt order) {
        List<WarehouseOrder.Labelled> labels = new ArrayList<>();
        for (String id : order.seen().packages(PackageState::isArranged)) {
            if (!(platform.label(shop, id) instanceof PackageLabel.Ready ready)) {
                return Optional.empty();
            }
            labels.add(new WarehouseOrder.Labelled(id, ready.tracking(), ready.document()));
        }
        return Optional.of(labels);
    }
}
