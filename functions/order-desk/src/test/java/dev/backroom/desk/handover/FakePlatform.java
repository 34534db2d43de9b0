package dev.backroom.desk.handover;

import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.PackageState;
import dev.backroom.model.ship.ShippableOrder;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.fulfilment.HandoverSlots;
import dev.backroom.tiktok.fulfilment.PackageLabel;
import dev.backroom.tiktok.fulfilment.ShipRefused;
import dev.backroom.tiktok.fulfilment.ShipRequest;
import dev.backroom.tiktok.fulfilment.ShippablesRead;
import dev.backroom.tiktok.fulfilment.ShopPackage;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A platform that ships what it is told to, and counts every time that it is told. */
final class FakePlatform implements ShippingPlatform {
    static final Instant CREATED = Instant.parse("2026-11-20T08:00:00Z");

    final Map<String, PlatformOrder> orders = new TreeMap<>();
    /** How often each package was shipped, however the platform took it. */
    final Map<String, Integer> shipped = new TreeMap<>();
    /** How often each unit was marked as shipped. */
    final Map<String, Integer> marked = new TreeMap<>();
    /** Packages told to ship whose order was cancelled by then. */
    final List<String> wrong = new ArrayList<>();

    final Map<String, Integer> labelsPending = new HashMap<>();
    /** Packages whose pickup the platform refuses to speak of. */
    final Set<String> withoutSlots = new HashSet<>();

    private final Trouble trouble;
    private int calls;

    FakePlatform(Trouble trouble) {
        this.trouble = trouble;
    }

    /** One order there. */
    static final class PlatformOrder {
        OrderStatus status = OrderStatus.AWAITING_SHIPMENT;
        Instant updated = CREATED;
        boolean sellerShips;
        boolean asksCancel;
        boolean combined;
        List<ShippableUnit> units = new ArrayList<>();
    }

    PlatformOrder add(String id, boolean sellerShips, String... skus) {
        PlatformOrder order = new PlatformOrder();
        order.sellerShips = sellerShips;
        for (int i = 0; i < skus.length; i++) {
            order.units.add(new ShippableUnit(
                    id + "-" + i,
                    new Sku(skus[i]),
                    sellerShips ? Optional.empty() : Optional.of("P" + id),
                    sellerShips ? PackageState.UNNAMED : PackageState.TO_FULFILL,
                    "",
                    LineState.OPEN));
        }
        orders.put(id, order);
        return order;
    }

    void cancel(String id) {
        PlatformOrder order = get(id);
        if (order.status.rank() < OrderStatus.AWAITING_COLLECTION.rank()) {
            order.status = OrderStatus.CANCELLED;
            order.updated = order.updated.plusSeconds(1);
        }
    }

    /** The seller marks the first units as sent on the platform, with nobody's help. The desk has seen it. */
    void leave(String id, String tracking, int units) {
        PlatformOrder order = get(id);
        mark(
                order,
                order.units.stream().limit(units).map(ShippableUnit::lineItem).toList(),
                tracking);
        order.updated = order.updated.minusSeconds(1);
    }

    PlatformOrder get(String id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow();
    }

    int calls() {
        return calls;
    }

    @Override
    public ShippablesRead orders(Shop shop, Collection<String> ids) {
        return called(() -> new ShippablesRead(
                ids.stream()
                        .filter(orders::containsKey)
                        .collect(Collectors.toMap(id -> id, id -> read(shop, id, get(id)))),
                Map.of()));
    }

    static ShippableOrder read(Shop shop, String id, PlatformOrder order) {
        OrderSnapshot seen = new OrderSnapshot(
                new OrderKey(shop.id(), id),
                new PlatformState(order.status, CREATED, Deadlines.NONE, order.updated, Milestones.NONE, order.updated),
                order.status == OrderStatus.ON_HOLD,
                List.of(),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                order.asksCancel,
                Optional.of(new Recipient("Nora Weber", "+491701234567", "Elm Row 1", "10115", "DE", "")));
        return new ShippableOrder(seen, order.sellerShips, "7", order.combined, order.units);
    }

    @Override
    public ShopPackage parcel(Shop shop, String id) {
        return called(() -> new ShopPackage(id, PackageState.TO_FULFILL, holding(id), "", ""));
    }

    private Set<String> holding(String parcel) {
        return orders.entrySet().stream()
                .filter(entry -> entry.getValue().units.stream()
                        .anyMatch(unit -> unit.parcel().equals(Optional.of(parcel))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, ShipRefused> ship(Shop shop, List<ShipRequest> requests) {
        return called(() -> {
            Map<String, ShipRefused> refused = new HashMap<>();
            requests.forEach(request -> {
                if (!shipOne(request.parcel())) {
                    refused.put(request.parcel(), new ShipRefused(21011044));
                }
            });
            return refused;
        });
    }

    private boolean shipOne(String parcel) {
        Set<String> inside = holding(parcel);
        if (inside.stream().allMatch(id -> get(id).status == OrderStatus.CANCELLED)) {
            wrong.add(parcel);
            return false;
        }
        shipped.merge(parcel, 1, Integer::sum);
        boolean done = false;
        for (String id : inside) {
            PlatformOrder order = get(id);
            order.units.replaceAll(unit -> unit.parcel().equals(Optional.of(parcel))
                    ? state(unit, PackageState.PROCESSING, unit.tracking())
                    : unit);
            order.status = OrderStatus.AWAITING_COLLECTION;
            order.updated = order.updated.plusSeconds(1);
            done = true;
        }
        return done;
    }

    @Override
    public PackageLabel label(Shop shop, String parcel) {
        return called(() -> labelsPending.merge(parcel, -1, Integer::sum) >= 0
                ? new PackageLabel.BeingMade()
                : new PackageLabel.Ready(URI.create("https://label/" + parcel), "TT" + parcel));
    }

    @Override
    public byte[] document(URI address) {
        return called(() -> ("%PDF-1.7 " + address.getPath()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String markShipped(Shop shop, String order, Collection<String> lineItems, ShipRequest.OwnCarrier own) {
        return called(() -> {
            PlatformOrder one = get(order);
            lineItems.forEach(item -> marked.merge(item, 1, Integer::sum));
            mark(one, lineItems, own.tracking());
            return "M" + own.tracking();
        });
    }

    private static void mark(PlatformOrder order, Collection<String> lineItems, String tracking) {
        order.units.replaceAll(unit -> lineItems.contains(unit.lineItem())
                ? new ShippableUnit(
                        unit.lineItem(),
                        unit.sku(),
                        Optional.of("M" + tracking),
                        PackageState.PROCESSING,
                        tracking,
                        unit.line())
                : unit);
        boolean all = order.units.stream().noneMatch(unit -> unit.tracking().isEmpty());
        order.status = all ? OrderStatus.AWAITING_COLLECTION : OrderStatus.PARTIALLY_SHIPPING;
        order.updated = order.updated.plusSeconds(1);
    }

    @Override
    public HandoverSlots slots(Shop shop, String parcel) {
        if (withoutSlots.contains(parcel)) {
            throw new TikTokFailure.Permanent(21011033, "no pickup for this package");
        }
        return new HandoverSlots(List.of(), true);
    }

    @Override
    public Map<String, String> providers(Shop shop, String deliveryOption) {
        return Map.of("p1", "Royal Mail", "p2", "YunExpress");
    }

    private static ShippableUnit state(ShippableUnit unit, PackageState state, String tracking) {
        return new ShippableUnit(unit.lineItem(), unit.sku(), unit.parcel(), state, tracking, unit.line());
    }

    private <T> T called(Supplier<T> effect) {
        calls++;
        return trouble.call(effect, () -> new TikTokFailure.Transient("no answer", Optional.empty()));
    }
}
