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
import dev.backroom.model.order.OrderLine;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A platform that keeps to its contract: it ships no order that is cancelled, held or shipped, and cancels none that is
 * arranged. Each order is one unit in one package.
 */
final class BusyPlatform implements ShippingPlatform {
    private static final ShipRefused REFUSED = new ShipRefused(21011044);

    final Map<String, Row> rows = new TreeMap<>();
    private final Mishaps mishaps;
    private final Ledger ledger;
    private final Instant opened;

    BusyPlatform(Mishaps mishaps, Ledger ledger, Instant opened) {
        this.mishaps = mishaps;
        this.ledger = ledger;
        this.opened = opened;
    }

    /** An order there. */
    static final class Row {
        OrderStatus status = OrderStatus.AWAITING_SHIPMENT;
        boolean sellerShips;
        boolean badPhone;
        boolean asksCancel;
        Duration shipBy = Duration.ZERO;
        /** How often the platform was told to ship it, and did. */
        int shipped;

        private int changes;
        private String tracking = "";

        void to(OrderStatus next) {
            status = next;
            changes++;
        }

        void changed() {
            changes++;
        }

        boolean isArranged() {
            return status.rank() >= OrderStatus.AWAITING_COLLECTION.rank() && status != OrderStatus.CANCELLED;
        }
    }

    Row row(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    /** @return false where it is too late */
    boolean cancel(String id) {
        Row row = row(id);
        if (row.isArranged()) {
            return false;
        }
        row.to(OrderStatus.CANCELLED);
        ledger.cancelled(id);
        return true;
    }

    void cancelForSeller(OrderKey order) {
        called(() -> {
            if (!cancel(order.order())) {
                throw new TikTokFailure.Permanent(25, "too late", true);
            }
            return true;
        });
    }

    /** One read, as the order sync makes it. */
    OrderSnapshot read(Shop shop, String id) {
        return called(() -> snapshot(shop, id));
    }

    Instant changed(String id) {
        return opened.plusSeconds(row(id).changes);
    }

    OrderSnapshot snapshot(Shop shop, String id) {
        Row row = row(id);
        Instant updated = changed(id);
        boolean hidden = row.status == OrderStatus.UNPAID || row.status == OrderStatus.ON_HOLD;
        Recipient recipient =
                new Recipient("A. Buyer", row.badPhone ? "1" : "+447400123456", "1 Row", "M5 4WU", "GB", "");
        return new OrderSnapshot(
                new OrderKey(shop.id(), id),
                new PlatformState(
                        row.status,
                        opened,
                        new Deadlines(Optional.empty(), Optional.of(opened.plus(row.shipBy)), Optional.empty()),
                        updated,
                        Milestones.NONE,
                        updated),
                row.status == OrderStatus.ON_HOLD,
                List.of(new OrderLine(new Sku("MUG"), "7", "8", 1, BigDecimal.ONE, false, LineState.of(row.status))),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.of(opened), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                row.asksCancel,
                hidden ? Optional.empty() : Optional.of(recipient));
    }

    @Override
    public ShippablesRead orders(Shop shop, Collection<String> ids) {
        return called(() -> new ShippablesRead(
                ids.stream().collect(Collectors.toMap(id -> id, id -> shippable(shop, id))), Map.of()));
    }

    private ShippableOrder shippable(Shop shop, String id) {
        Row row = row(id);
        ShippableUnit unit = new ShippableUnit(
                id + "-0",
                new Sku("MUG"),
                row.sellerShips && row.tracking.isEmpty() ? Optional.empty() : Optional.of("P" + id),
                row.isArranged() ? PackageState.PROCESSING : PackageState.TO_FULFILL,
                row.tracking,
                LineState.OPEN);
        return new ShippableOrder(snapshot(shop, id), row.sellerShips, "7", false, List.of(unit));
    }

    @Override
    public ShopPackage parcel(Shop shop, String id) {
        return called(() -> new ShopPackage(id, PackageState.TO_FULFILL, Set.of(id.substring(1)), "", ""));
    }

    @Override
    public Map<String, ShipRefused> ship(Shop shop, List<ShipRequest> requests) {
        return called(() -> {
            Map<String, ShipRefused> refused = new HashMap<>();
            for (ShipRequest request : requests) {
                String id = request.parcel().substring(1);
                ledger.sends(id, "shipped");
                if (!ships(id, "")) {
                    refused.put(request.parcel(), REFUSED);
                }
            }
            return refused;
        });
    }

    private boolean ships(String id, String tracking) {
        Row row = row(id);
        if (row.isArranged()) {
            ledger.wrong.add("shipped order " + id + " a second time");
        }
        if (row.status != OrderStatus.AWAITING_SHIPMENT) {
            return false;
        }
        row.shipped++;
        row.tracking = tracking;
        row.to(OrderStatus.AWAITING_COLLECTION);
        return true;
    }

    @Override
    public PackageLabel label(Shop shop, String parcel) {
        return called(() -> new PackageLabel.Ready(URI.create("https://label/" + parcel), "TT" + parcel));
    }

    @Override
    public byte[] document(URI address) {
        return called(() -> ("%PDF-1.7 " + address.getPath()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String markShipped(Shop shop, String order, Collection<String> lineItems, ShipRequest.OwnCarrier own) {
        return called(() -> {
            ledger.says(order, "marked");
            if (!ships(order, own.tracking())) {
                throw new TikTokFailure.Permanent(REFUSED.code(), "the order cannot be marked");
            }
            return "P" + order;
        });
    }

    @Override
    public HandoverSlots slots(Shop shop, String parcel) {
        return new HandoverSlots(List.of(), true);
    }

    @Override
    public Map<String, String> providers(Shop shop, String deliveryOption) {
        return Map.of("p1", "Royal Mail");
    }

    private <T> T called(Supplier<T> call) {
        Supplier<RuntimeException> silence = () -> new TikTokFailure.Transient("no answer", Optional.empty());
        return mishaps.call(call, silence, silence);
    }
}
