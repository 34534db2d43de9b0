package dev.backroom.desk.handover;

import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
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
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.Notice;
import dev.backroom.notices.handover.HandoverCodec;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.wave.ShippingLabel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A desk, a platform, a warehouse and a queue that delivers when it is time, and again what failed. */
final class HandoverWorld implements AutoCloseable {
    static final ShopId SHOP = new ShopId("1");

    final Shop shop;
    final Trouble trouble;
    final FakePlatform platform;
    final FakeWarehouse warehouse;
    /** The warehouse "second"; the other one is "main". */
    final FakeWarehouse second;

    final Set<String> pickup = new HashSet<>();
    final Set<String> fromSecond = new HashSet<>();
    final DeskTables tables = new DeskTables();
    final Map<OrderKey, Order> stored = new TreeMap<>();
    final List<ShippingLabel> labels = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    final Set<OrderKey> readAgain = new HashSet<>();
    /** Every wish to ship or to pack that was for an order held or cancelled when it was made. */
    private final List<Waiting> queue = new ArrayList<>();

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private int messages;

    private record Waiting(Instant visible, String id, String body, int received) {}

    HandoverWorld(String region, Trouble trouble, boolean warehouseTakesKeysOnce) {
        this.trouble = trouble;
        this.platform = new FakePlatform(trouble);
        this.warehouse = new FakeWarehouse(trouble, warehouseTakesKeysOnce);
        this.second = new FakeWarehouse(trouble, warehouseTakesKeysOnce);
        this.shop = new Shop(
                SHOP,
                "Shop",
                region,
                ZoneOffset.UTC,
                "cipher",
                "seller",
                Shop.DEFAULT_OWNER,
                Instant.EPOCH,
                Shop.State.CONNECTED,
                Map.of());
    }

    Instant now() {
        return now;
    }

    /** Somebody takes this long over a call. */
    void passes(Duration span) {
        now = now.plus(span);
    }

    OrderKey release(String id, boolean sellerShips, String... skus) {
        platform.add(id, sellerShips, skus);
        OrderKey key = new OrderKey(SHOP, id);
        store(key, List.of(), Optional.of("w1"));
        send(new HandoverMessage.Hand(key, "w1"), Duration.ZERO);
        return key;
    }

    /** What the order sync would store now. */
    void store(OrderKey key, List<Hold> holds, Optional<String> wave) {
        FakePlatform.PlatformOrder there = platform.get(key.order());
        stored.put(
                key,
                new Order(
                        key,
                        1,
                        new PlatformState(
                                there.status,
                                FakePlatform.CREATED,
                                Deadlines.NONE,
                                there.updated,
                                Milestones.NONE,
                                there.updated),
                        List.of(new OrderLine(new Sku("MUG"), "7", "8", 1, BigDecimal.ONE, false, LineState.OPEN)),
                        new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.empty(), false),
                        new Fulfilment(
                                OrderKind.SALE,
                                FulfilledBy.SELLER,
                                fromSecond.contains(key.order()) ? "second" : "main",
                                Handling.USUAL),
                        Reservation.NONE,
                        new DeskState(holds, List.of(), wave, "")));
    }

    void send(HandoverMessage message, Duration delay) {
        queue.add(new Waiting(now.plus(delay), "m" + messages++, HandoverCodec.write(message), 0));
    }

    Handover handover(OrderKey key) {
        return tables.handovers.find(key).orElseThrow();
    }

    /** Delivers what is visible, in batches of ten; then moves on to the next moment. */
    void run(Duration span) {
        Instant until = now.plus(span);
        while (true) {
            Optional<Instant> next = queue.stream().map(Waiting::visible).min(Instant::compareTo);
            if (next.isEmpty() || next.get().isAfter(until)) {
                now = until;
                return;
            }
            now = next.get().isAfter(now) ? next.get() : now;
            deliver();
        }
    }

    private void deliver() {
        List<Waiting> batch = queue.stream()
                .filter(one -> !one.visible().isAfter(now))
                .limit(10)
                .toList();
        queue.removeAll(batch);
        // Invisible for as long as the queue hides what it has given out.
        Map<String, Waiting> out = new HashMap<>();
        batch.forEach(one -> out.put(one.id(), one));
        Set<String> failed = new HashSet<>(out.keySet());
        try {
            failed = desk().handle(batch.stream()
                    .map(one -> new QueueMessage(one.id(), one.body()))
                    .toList());
        } catch (Trouble.Died e) {
            // The whole batch comes again.
        }
        failed.forEach(id -> {
            Waiting one = Optional.ofNullable(out.get(id)).orElseThrow();
            queue.add(new Waiting(now.plus(Duration.ofMinutes(9)), id, one.body(), one.received() + 1));
        });
        // What the order sync does meanwhile.
        readAgain.forEach(key ->
                Optional.ofNullable(stored.get(key)).ifPresent(order -> store(key, order.holds(), order.wave())));
        readAgain.clear();
    }

    /** What the desk's watch does every quarter of an hour. */
    int watch() {
        return new RepeatHandovers(tables.handovers, this::queued, clock()).of(SHOP);
    }

    private void queued(Collection<? extends HandoverMessage> all, Duration delay) {
        all.forEach(message -> send(message, delay));
    }

    private HandOver desk() {
        HandoverDesk desk = new HandoverDesk() {
            @Override
            public Map<ShopId, Shop> shops(Collection<ShopId> ids) {
                return Map.of(SHOP, shop);
            }

            @Override
            public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
                Map<OrderKey, Order> found = new HashMap<>();
                keys.forEach(key -> Optional.ofNullable(stored.get(key)).ifPresent(order -> found.put(key, order)));
                return found;
            }

            @Override
            public void readAgain(Collection<OrderKey> orders) {
                readAgain.addAll(orders);
            }

            @Override
            public void park(Parked message) {
                parked.add(message);
            }
        };
        return new HandoverParts(
                        platform, tables.handovers, labels::add, this::queued, notices::addAll, desk, clock(), clock())
                .handOver(new Warehouses(
                        Map.of("main", warehouse, "second", second), pickup, Map.of("皇邮", "Royal Mail")));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    OrderStatus status(String order) {
        return platform.get(order).status;
    }

    @Override
    public void close() {
        tables.close();
    }
}
