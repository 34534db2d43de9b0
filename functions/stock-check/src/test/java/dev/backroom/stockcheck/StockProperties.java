package dev.backroom.stockcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
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
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.FakeChannel.Crash;
import dev.backroom.stockcheck.FakeChannel.Fault;
import dev.backroom.stockcheck.publish.PublishProduct;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Orders, movements, publications, watches, edits by hand, lost and repeated messages and dying processes in any order and
 * inside one another: after the last of it, one watch makes the channel show what can be sold.
 */
@Tag("engine")
class StockProperties {
    private static final Map<String, String> LISTED = Map.of("MUG", "27", "CARD", "28", "SET", "29");

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void channelShowsWhatCanBeSold_afterTheLastFaultAndOneWatch(@ForAll long seed) {
        World world = new World(seed);

        for (int step = 0; step < 60; step++) {
            world.step(0);
        }
        world.calmDown();

        world.assertChannelShowsWhatCanBeSold();
        world.assertNothingIsLeftToDo();
        world.assertEveryUnitIsExplained("MUG");
        world.assertEveryUnitIsExplained("CARD");
    }

    private static final class World {
        private final Random random;
        private final StockFixture room = new StockFixture();
        private final String orders = "Orders-" + room.stockTable;
        private final String recipients = "Recipients-" + room.stockTable;
        private final Map<String, Item> items = new LinkedHashMap<>();
        private final Map<String, OrderSnapshot> open = new HashMap<>();
        private final List<OrderSnapshot> unread = new ArrayList<>();
        private int sold;
        private boolean calm;

        World(long seed) {
            random = new Random(seed);
            createOrderTables();
            items.put("MUG", new Item(new Sku("MUG"), "Mug", Map.of(), 20));
            items.put("CARD", new Item(new Sku("CARD"), "Card", Map.of(), 20));
            items.put("SET", new Item(new Sku("SET"), "Set", Map.of(new Sku("MUG"), 1, new Sku("CARD"), 2), 5));
            items.values().forEach(item -> room.items().putItem(StockFixture.OWNER, item));
            room.receive("MUG", "north", 20 + random.nextInt(20));
            room.receive("CARD", "north", 20 + random.nextInt(20));
            LISTED.forEach((sku, id) ->
                    room.channel.list(room.shop, random.nextBoolean() ? "17" : "18", id, sku, Map.of("71", 3)));
            room.channel.meanwhile = () -> {};
        }

        /** One thing that happens; other things may happen during a call to the platform. */
        void step(int depth) {
            room.channel.meanwhile = () -> {
                if (depth < 2 && !calm && random.nextInt(3) == 0) {
                    Runnable outer = room.channel.meanwhile;
                    step(depth + 1);
                    room.channel.meanwhile = outer;
                }
            };
            try {
                switch (random.nextInt(14)) {
                    case 0, 1, 2 -> buy();
                    case 3, 4, 5 -> readOrders();
                    case 6, 7, 8 -> deliver();
                    case 9 -> move();
                    case 10 -> room.watch().run();
                    case 11 -> mishap();
                    case 12 -> room.channel.edit(room.shop, any(LISTED.values()), Map.of("71", random.nextInt(50)));
                    default -> room.clock.advance(Duration.ofSeconds(random.nextInt(600)));
                }
            } catch (Crash | IllegalStateException e) {
                // A process died, or failed as a whole; its messages come again or are lost.
            }
        }

        private void buy() {
            String sku = any(LISTED.keySet());
            OrderStatus status = OrderStatus.UNPAID;
            String id = Integer.toString(1 + sold++);
            if (!open.isEmpty() && random.nextBoolean()) {
                OrderSnapshot before = any(open.values());
                id = before.key().order();
                sku = before.lines().getFirst().sku().code();
                status = random.nextBoolean() ? OrderStatus.CANCELLED : OrderStatus.IN_TRANSIT;
            }
            OrderSnapshot now = snapshot(id, sku, status);
            open.put(id, now);
            unread.add(now);
            int change = status == OrderStatus.UNPAID ? -1 : status == OrderStatus.CANCELLED ? 1 : 0;
            Map<String, Integer> shown = new HashMap<>(room.channel.figures(room.shop, listed(sku)));
            shown.merge("71", change, (has, by) -> Math.max(0, has + by));
            room.channel.edit(room.shop, listed(sku), shown);
        }

        private void readOrders() {
            while (!unread.isEmpty() && (calm || random.nextInt(3) > 0)) {
                read(unread.removeFirst());
            }
        }

        private void read(OrderSnapshot seen) {
            OrderTable table = new OrderTable(room.engine(), orders);
            Optional<Order> stored =
                    Optional.ofNullable(table.load(List.of(seen.key()), true).get(seen.key()));
            Map<Sku, Item> catalogue = new HashMap<>();
            items.values().forEach(item -> catalogue.put(item.sku(), item));
            OrderTransition.Terms terms = new OrderTransition.Terms("north", StockFixture.NOON.minusSeconds(9));
            if (OrderTransition.apply(stored, seen, new Catalogue(catalogue), terms)
                    instanceof OrderTransition.Changed changed) {
                new OrderCommit(room.engine(), orders, recipients, room.stockTable)
                        .commit(List.of(new OrderChange(StockFixture.OWNER, new Catalogue(catalogue), terms, changed)));
                if (calm || random.nextInt(10) > 0) {
                    room.changes.add(StockFixture.change("MUG", "CARD"));
                }
            }
        }

        private void move() {
            String sku = random.nextBoolean() ? "MUG" : "CARD";
            Movement.Kind kind = any(List.of(Movement.Kind.values()));
            Slot shelf = StockFixture.slot(sku, "north");
            Slot slot = kind == Movement.Kind.RETURN ? shelf.quarantine() : shelf;
            room.moves()
                    .book(StockFixture.OWNER, new Movement(kind, slot, 1 + random.nextInt(30), "", "test", "because"));
            room.changes.add(StockFixture.change(sku));
        }

        private void deliver() {
            List<QueueMessage> batch = new ArrayList<>();
            while (!room.changes.isEmpty() && batch.size() < 1 + random.nextInt(4)) {
                String body = random.nextBoolean() ? room.changes.pollFirst() : room.changes.pollLast();
                batch.add(new QueueMessage("m" + batch.size(), body));
                if (!calm && random.nextInt(8) == 0) {
                    room.changes.add(body);
                }
            }
            var failed = room.publish().handle(batch);
            batch.stream()
                    .filter(message -> failed.contains(message.id()))
                    .filter(message -> calm || random.nextInt(5) > 0)
                    .forEach(message -> room.changes.add(message.body()));
        }

        private void mishap() {
            room.channel.faults.add(any(List.of(Fault.values())));
        }

        /** The last fault is over: what was sold is read, time passes, and one watch is made. */
        void calmDown() {
            calm = true;
            room.channel.faults.clear();
            room.channel.meanwhile = () -> {};
            readOrders();
            room.clock.advance(PublishProduct.RETRY_SHOP.plus(PublishProduct.TAKEN));
            room.changes.clear();
            room.watch().run();
            room.publishAll();
        }

        void assertChannelShowsWhatCanBeSold() {
            int mugs = room.available("MUG", "north");
            int cards = room.available("CARD", "north");
            assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", mugs));
            assertThat(room.channel.figures(room.shop, "28")).isEqualTo(Map.of("71", cards));
            assertThat(room.channel.figures(room.shop, "29")).isEqualTo(Map.of("71", Math.min(mugs, cards / 2)));
        }

        void assertNothingIsLeftToDo() {
            room.channel.updates.clear();
            room.clock.advance(Duration.ofMinutes(15));
            room.watch().run();
            assertThat(room.changes).isEmpty();
            assertThat(room.channel.updates).isEmpty();
        }

        /** On hand is what was moved less all that left; what could not be taken off is named, and nothing is free then. */
        void assertEveryUnitIsExplained(String sku) {
            Slot slot = StockFixture.slot(sku, "north");
            long moved = room
                    .engine()
                    .queryPaginator(q -> q.tableName(room.stockTable)
                            .keyConditionExpression("pk = :pk AND begins_with(sk, :move)")
                            .filterExpression("warehouse = :warehouse")
                            .expressionAttributeValues(Map.of(
                                    ":pk", AttributeValue.fromS(StockFixture.OWNER + "#" + sku),
                                    ":move", AttributeValue.fromS("MOVE#"),
                                    ":warehouse", AttributeValue.fromS("north"))))
                    .items()
                    .stream()
                    .mapToLong(move -> Long.parseLong(
                            Objects.requireNonNull(move.get("change")).n()))
                    .sum();
            List<OrderKey> keys = open.values().stream().map(OrderSnapshot::key).toList();
            int left = new OrderTable(room.engine(), orders)
                    .load(keys, true).values().stream()
                            .mapToInt(order -> order.reservation().consumed().getOrDefault(slot, 0))
                            .sum();
            StockLevel level = room.moves().level(StockFixture.OWNER, slot);
            assertThat(level.onHand() - level.overdrawn()).isEqualTo((int) (moved - left));
            assertThat(level.overdrawn() == 0 || level.available() == 0).isTrue();
        }

        private OrderSnapshot snapshot(String id, String sku, OrderStatus status) {
            LineState state = LineState.of(status);
            return new OrderSnapshot(
                    new OrderKey(room.shop.id(), id),
                    new PlatformState(
                            status,
                            StockFixture.NOON,
                            new Deadlines(Optional.empty(), Optional.empty(), Optional.empty()),
                            StockFixture.NOON.plusSeconds(status.rank()),
                            Milestones.NONE,
                            room.clock.instant()),
                    false,
                    List.of(new OrderLine(new Sku(sku), listed(sku), "17", 1, BigDecimal.ONE, false, state)),
                    new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.empty(), false),
                    new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "71", Handling.USUAL),
                    false,
                    Optional.empty());
        }

        private static String listed(String sku) {
            return Objects.requireNonNull(LISTED.get(sku));
        }

        private <T> T any(Collection<T> of) {
            return List.copyOf(of).get(random.nextInt(of.size()));
        }

        private void createOrderTables() {
            for (String table : List.of(orders, recipients)) {
                room.engine()
                        .createTable(t -> t.tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                                .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH)));
            }
        }
    }
}
