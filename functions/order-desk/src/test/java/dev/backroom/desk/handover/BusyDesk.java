package dev.backroom.desk.handover;

import dev.backroom.desk.triage.CancelWanted;
import dev.backroom.desk.wave.ReleaseWaves;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.desk.DeskSettings;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.handover.HandoverCodec;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.DeskSettingsTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One shop's desk as the functions make it, with queues that deliver late and twice, and a clock that is moved by hand. */
final class BusyDesk {
    private static final Sku MUG = new Sku("MUG");
    private static final Catalogue CATALOGUE = new Catalogue(Map.of(MUG, new Item(MUG, "Mug", Map.of(), 20)));
    private static final Hold BAD_PHONE = new Hold(HoldCode.PHONE_INVALID, List.of("phone"));
    private static final Backoff IMPATIENT = new Backoff(3, Duration.ZERO, Duration.ZERO, () -> 0, time -> {});

    final Shop shop;
    final BusyPlatform platform;
    final BusyWarehouse warehouse;
    final Ledger ledger;
    final OrderTable orders;
    final WaveTable waves;
    final HandoverTable handovers;
    final List<Notice> notices = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    private final BusyTables tables;
    private final DynamoDbClient dynamo;
    private final Deque<String> signals = new ArrayDeque<>();
    private final List<Waiting> queue = new ArrayList<>();
    private Instant now;
    private int messages;

    private record Waiting(Instant visible, String id, String body) {}

    BusyDesk(BusyTables tables, String id, Mishaps mishaps, boolean takesKeysOnce, Instant start) {
        this.tables = tables;
        this.now = start;
        this.ledger = new Ledger();
        this.platform = new BusyPlatform(mishaps, ledger, start.minus(Duration.ofHours(1)));
        this.warehouse = new BusyWarehouse(mishaps, ledger, takesKeysOnce);
        this.dynamo = tables.through(mishaps);
        this.orders = new OrderTable(tables.calm, BusyTables.ORDERS);
        this.waves = new WaveTable(tables.calm, BusyTables.DESK);
        this.handovers = new HandoverTable(tables.calm, BusyTables.DESK);
        // A warehouse and an owner of its own, so that shops can be played one after another in one set of tables.
        this.shop = new Shop(
                new ShopId(id),
                "Shop",
                "GB",
                ZoneOffset.UTC,
                "cipher",
                "seller",
                "o" + id,
                start.minus(Duration.ofDays(9)),
                Shop.State.CONNECTED,
                Map.of());
        StockTable stock = new StockTable(tables.calm, BusyTables.STOCK);
        stock.count(shop.owner(), new Slot(MUG, Slot.MAIN), 10_000, "test", "opening");
        stock.putItem(shop.owner(), new Item(MUG, "Mug", Map.of(), 20));
    }

    /** Waves go out every hour. */
    void capacity(int ordersADay) {
        WaveSettings hourly =
                new WaveSettings(new TreeSet<>(IntStream.range(0, 24).boxed().toList()), Map.of(), 1);
        new DeskSettingsTable(tables.calm, BusyTables.DESK)
                .put(shop.id(), DeskSettings.DEFAULT.with(hourly.with(Slot.MAIN, Warehouse.packing(ordersADay))));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    OrderKey key(String order) {
        return new OrderKey(shop.id(), order);
    }

    Optional<Order> find(String order) {
        return Optional.ofNullable(orders.load(List.of(key(order)), true).get(key(order)));
    }

    /** The platform says that an order changed. */
    void signal(String order) {
        signals.add(order);
    }

    void signalFirst(String order) {
        signals.addFirst(order);
    }

    boolean isQuiet() {
        return signals.isEmpty()
                && queue.stream().noneMatch(one -> !one.visible().isAfter(now));
    }

    /** Reads the next order that was signalled again, and stores what is new; what fails is delivered once more. */
    void sync() {
        String order = signals.poll();
        if (order == null) {
            return;
        }
        try {
            if (!synced(order)) {
                signals.add(order);
            }
        } catch (RuntimeException | Mishaps.Crash e) {
            signals.add(order);
        }
    }

    private boolean synced(String order) {
        OrderSnapshot seen = platform.read(shop, order);
        Optional<Order> stored = Optional.ofNullable(new OrderTable(dynamo, BusyTables.ORDERS, IMPATIENT)
                .load(List.of(seen.key()), true)
                .get(seen.key()));
        boolean badPhone =
                seen.recipient().filter(to -> to.phone().length() < 2).isPresent();
        Terms terms = new Terms(Slot.MAIN, Instant.EPOCH, badPhone ? List.of(BAD_PHONE) : List.of());
        if (OrderTransition.apply(stored, seen, CATALOGUE, terms) instanceof Changed changed) {
            return !(new OrderCommit(dynamo, BusyTables.ORDERS, BusyTables.RECIPIENTS, BusyTables.STOCK, IMPATIENT, 1)
                            .commit(List.of(new OrderChange(shop.owner(), CATALOGUE, terms, changed)))
                            .get(seen.key())
                    instanceof CommitOutcome.Failed);
        }
        return true;
    }

    /** @return how many waves went out; empty where the run broke off */
    Optional<Integer> wave() {
        try {
            ReleaseWaves.ShopWaves done = new ReleaseWaves(
                            () -> List.of(shop),
                            new DeskSettingsTable(tables.calm, BusyTables.DESK),
                            new OrderTable(dynamo, BusyTables.ORDERS, IMPATIENT),
                            new WaveTable(dynamo, BusyTables.DESK, IMPATIENT),
                            this::send,
                            notices::addAll,
                            (job, at, troubles) -> {},
                            clock())
                    .run()
                    .get(shop.id());
            return Optional.ofNullable(done)
                    .filter(one -> one.failure().isEmpty())
                    .map(ReleaseWaves.ShopWaves::released);
        } catch (RuntimeException | Mishaps.Crash e) {
            return Optional.empty();
        }
    }

    void send(Collection<? extends HandoverMessage> all, Duration delay) {
        for (HandoverMessage message : all) {
            queue.add(new Waiting(now.plus(delay), "m" + messages++, HandoverCodec.write(message)));
        }
    }

    /** Delivers what is visible, up to four messages. */
    void handOver(boolean twice) {
        List<Waiting> batch = queue.stream()
                .filter(one -> !one.visible().isAfter(now))
                .limit(4)
                .toList();
        if (batch.isEmpty()) {
            return;
        }
        if (!twice) {
            queue.removeAll(batch);
        }
        Set<String> failed = Set.of();
        ledger.lookBegins();
        try {
            failed = new HandoverParts(
                            platform,
                            new HandoverTable(dynamo, BusyTables.DESK),
                            label -> {},
                            this::send,
                            notices::addAll,
                            desk(),
                            clock(),
                            clock())
                    .handOver(new Warehouses(Map.of(Slot.MAIN, warehouse), Set.of(), Map.of()))
                    .handle(batch.stream()
                            .map(one -> new QueueMessage(one.id(), one.body()))
                            .toList());
        } catch (RuntimeException | Mishaps.Crash e) {
            failed = Set.copyOf(batch.stream().map(Waiting::id).toList());
        } finally {
            ledger.lookEnds();
        }
        for (Waiting one : batch) {
            if (failed.contains(one.id()) && !twice) {
                queue.add(new Waiting(now.plus(Duration.ofMinutes(9)), one.id(), one.body()));
            }
        }
    }

    /** What the desk's watch does every quarter of an hour. */
    void watch() {
        try {
            new RepeatHandovers(new HandoverTable(dynamo, BusyTables.DESK), this::send, clock()).of(shop.id());
            DecisionTable decisions = new DecisionTable(dynamo, BusyTables.ORDERS, BusyTables.DESK, IMPATIENT);
            new CancelWanted(
                            new OrderTable(dynamo, BusyTables.ORDERS, IMPATIENT),
                            decisions,
                            (of, order, reason) -> platform.cancelForSeller(order),
                            notices -> {},
                            clock())
                    .run(shop);
        } catch (RuntimeException | Mishaps.Crash e) {
            // The next quarter of an hour makes up for it.
        }
    }

    void decide(String order, Decision decision) {
        DecisionTable decisions = new DecisionTable(dynamo, BusyTables.ORDERS, BusyTables.DESK, IMPATIENT);
        OrderTable through = new OrderTable(dynamo, BusyTables.ORDERS, IMPATIENT);
        try {
            if (new DecideOrder(through, decisions, clock()).decide(key(order), decision, "pat", Remark.NONE)
                    instanceof DecideOrder.Outcome.Done(Order after)) {
                ledger.decided(
                        order,
                        after.version(),
                        after.holds().stream().anyMatch(hold -> hold.code() == HoldCode.HELD_BY_HAND));
            } else {
                ledger.unsure(order);
            }
        } catch (RuntimeException | Mishaps.Crash e) {
            ledger.unsure(order);
        }
    }

    private HandoverDesk desk() {
        return new HandoverDesk() {
            @Override
            public Map<ShopId, Shop> shops(Collection<ShopId> ids) {
                return Map.of(shop.id(), shop);
            }

            @Override
            public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
                return new HashMap<>(new OrderTable(dynamo, BusyTables.ORDERS, IMPATIENT).load(keys, true));
            }

            @Override
            public void readAgain(Collection<OrderKey> orders) {
                orders.forEach(order -> signals.add(order.order()));
            }

            @Override
            public void park(Parked message) {
                parked.add(message);
            }
        };
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
}
