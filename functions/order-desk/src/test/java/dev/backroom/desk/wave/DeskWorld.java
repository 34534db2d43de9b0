package dev.backroom.desk.wave;

import dev.backroom.desk.DeskInMemory;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.ListedOrder;
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
import dev.backroom.model.order.Triage;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.wave.WaveTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One shop, its platform, its desk and its warehouse, with a clock that stands still until it is moved. */
final class DeskWorld {
    static final ShopId SHOP = new ShopId("1");
    static final Slot MUG = new Slot(new Sku("MUG"), Slot.MAIN);
    private static final Catalogue CATALOGUE =
            new Catalogue(Map.of(MUG.sku(), new Item(MUG.sku(), "Mug", Map.of(), 20)));
    private static final Recipient SOMEBODY = new Recipient("A. Buyer", "1", "1 Example Street", "00000", "US", "");
    private static final Hold BAD_PHONE = new Hold(HoldCode.PHONE_INVALID, List.of("phone"));

    final DeskInMemory tables = new DeskInMemory();
    final List<HandoverMessage> sent = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<OrderKey> handed = new ArrayList<>();
    private WaveSettings settings = WaveSettings.DEFAULT;
    private Instant now;
    private int second;

    /** What happens between two calls of a wave to its stores; may throw. */
    Runnable meanwhile = () -> {};

    DeskWorld(Instant start) {
        now = start;
        tables.stock().count(Shop.DEFAULT_OWNER, MUG, 10_000, "test", "opening");
        tables.stock().putItem(Shop.DEFAULT_OWNER, new Item(MUG.sku(), "Mug", Map.of(), 20));
    }

    void capacity(int ordersADay) {
        settings = settings.with(Slot.MAIN, Warehouse.packing(ordersADay));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void at(Instant instant) {
        now = instant;
    }

    /** The platform shows an order, and the desk has synchronised it. */
    void platform(String id, OrderStatus status, boolean badPhone, Instant shipBy) {
        second++;
        OrderSnapshot seen = snapshot(id, status, shipBy);
        Terms terms = new Terms(
                Slot.MAIN, Instant.EPOCH, badPhone && seen.recipient().isPresent() ? List.of(BAD_PHONE) : List.of());
        if (OrderTransition.apply(find(id), seen, CATALOGUE, terms) instanceof Changed changed) {
            tables.commit().commit(List.of(new OrderChange(Shop.DEFAULT_OWNER, CATALOGUE, terms, changed)));
        }
    }

    /** Somebody looks at the holds of an order and lets the first go. */
    void release(String id) {
        find(id).ifPresent(order -> Triage.cases(order).stream()
                .findFirst()
                .flatMap(found -> order.release(found.fingerprint()))
                .ifPresent(after -> tables.orders().replace(order, after)));
    }

    Map<ShopId, ReleaseWaves.ShopWaves> wave() {
        return new ReleaseWaves(
                        () -> List.of(shop()),
                        shop -> settings,
                        new Interrupted(WaveOrders.of(tables.orders())),
                        tables.waves(() -> meanwhile.run()),
                        (messages, delay) -> {
                            for (HandoverMessage message : messages) {
                                meanwhile.run();
                                sent.add(message);
                            }
                        },
                        notices::addAll,
                        (job, at, troubles) -> {},
                        InstantSource.fixed(now).withZone(ZoneOffset.UTC))
                .run();
    }

    /** The handover looks at each order again before it packs: that is the warehouse's last gate. */
    void handover() {
        for (HandoverMessage message : List.copyOf(sent)) {
            find(message.order().order())
                    .filter(order -> order.lane().equals(Optional.of(Lane.RELEASED)))
                    .filter(order -> !handed.contains(order.key()))
                    .ifPresent(order -> handed.add(order.key()));
        }
    }

    Optional<Order> find(String id) {
        OrderKey key = new OrderKey(SHOP, id);
        return Optional.ofNullable(tables.orders().load(List.of(key), true).get(key));
    }

    WaveTable waves() {
        return tables.waves(() -> {});
    }

    static Shop shop() {
        return new Shop(
                SHOP,
                "Shop",
                "US",
                ZoneId.of("America/Los_Angeles"),
                "cipher",
                "seller",
                Shop.DEFAULT_OWNER,
                Instant.parse("2026-01-01T00:00:00Z"),
                Shop.State.CONNECTED,
                Map.of());
    }

    private OrderSnapshot snapshot(String id, OrderStatus status, Instant shipBy) {
        Instant created = Instant.parse("2026-01-02T00:00:00Z");
        Instant updated = created.plusSeconds(second);
        LineState line = LineState.of(status);
        boolean shown = status == OrderStatus.AWAITING_SHIPMENT || status == OrderStatus.AWAITING_COLLECTION;
        return new OrderSnapshot(
                new OrderKey(SHOP, id),
                new PlatformState(
                        status,
                        created,
                        new Deadlines(Optional.empty(), Optional.of(shipBy), Optional.empty()),
                        updated,
                        Milestones.NONE,
                        updated),
                status == OrderStatus.ON_HOLD,
                List.of(new OrderLine(MUG.sku(), "7", "8", 1, BigDecimal.ONE, false, line)),
                new Payment("buyer", new Money(BigDecimal.ONE, "USD"), Optional.of(created), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                shown ? Optional.of(SOMEBODY) : Optional.empty());
    }

    /** Lets something happen before every call. */
    private final class Interrupted implements WaveOrders {
        private final WaveOrders orders;

        Interrupted(WaveOrders orders) {
            this.orders = orders;
        }

        @Override
        public List<ListedOrder> ready(ShopId shop, int limit) {
            meanwhile.run();
            return orders.ready(shop, limit);
        }

        @Override
        public Map<OrderKey, Order> load(Collection<OrderKey> keys) {
            meanwhile.run();
            return orders.load(keys);
        }

        @Override
        public List<Order> replaceAll(Collection<Order> before, UnaryOperator<Order> change) {
            List<Order> written = new ArrayList<>();
            for (Order order : before) {
                meanwhile.run();
                written.addAll(orders.replaceAll(Set.of(order), change));
            }
            return written;
        }
    }
}
