package dev.backroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.Promises;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.FaultyDynamo.Fault;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.stock.StockHolders;
import dev.backroom.store.stock.StockMoves;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Batches of reads in any order, repeated, interleaved, broken off and failing at any call, against the real engine: the
 * end is the newest read of every order, the levels say so to the unit, and at no moment is more reserved than there is.
 */
@Tag("engine")
class CommitProperties {
    private static final List<Sku> COUNTED = List.of(Goods.LIPSTICK, Goods.MUG, Goods.CARD);
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int PLENTY = 1_000;
    private static final AtomicInteger EVENINGS = new AtomicInteger();

    private static StoreTables tables = StoreTables.create(EmbeddedDynamo.client());

    @BeforeContainer
    static void createTables() {
        tables = StoreTables.create(EmbeddedDynamo.client());
    }

    @AfterContainer
    static void dropTables() {
        tables.drop();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void endsAsTheEventsInOrder_whateverHappensOnTheWay(@ForAll long seed) {
        World world = new World(seed, 6, true, PLENTY);

        world.playWithFaults();

        world.assertStoredAsTrue();
        world.assertLevels(PLENTY);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void neverPromisesMoreThanThereIs_andSettlesEveryOrder_whenStockReturns(@ForAll long seed) {
        World world = new World(seed, 7, false, new Random(seed).nextInt(12));

        world.playWithFaults();
        world.assertConsistent();
        COUNTED.forEach(sku -> world.count(sku, PLENTY));
        world.playOnceMore();

        world.assertStoredAsTrue();
        world.assertLevels(PLENTY);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void staysConsistent_whenUnitsShipThatWereShort(@ForAll long seed) {
        World world = new World(seed, 6, true, new Random(seed).nextInt(10));

        world.playWithFaults();

        world.assertConsistent();
        world.assertExplained();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void explainsEveryUnit_whenPeopleCountReceiveAndWriteOffBetween(@ForAll long seed) {
        World world = new World(seed, 6, true, new Random(seed).nextInt(14));
        world.peopleBook();

        world.playWithFaults();

        world.assertConsistent();
        world.assertExplained();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void endsAsTheEventsInOrder_whenFourProcessesWriteAtOnce(@ForAll long seed) throws Exception {
        World world = new World(seed, 10, true, PLENTY);

        world.playAtOnce();

        world.assertStoredAsTrue();
        world.assertLevels(PLENTY);
    }

    /** One evening, its own shop and owner, and the batches that are still to come. */
    private static final class World {
        private final Random random;
        private final String owner = "o" + EVENINGS.incrementAndGet();
        private final Evening evening;
        private final Deque<List<OrderSnapshot>> coming = new ArrayDeque<>();
        private boolean peopleBook;

        World(long seed, int orders, boolean ships, int onHand) {
            random = new Random(seed);
            evening = Evening.of("749" + EVENINGS.get(), orders, ships, random);
            COUNTED.forEach(sku -> count(sku, onHand));
            List<OrderSnapshot> signals = new ArrayList<>();
            evening.orders().forEach(reads -> {
                signals.addAll(reads);
                signals.add(reads.get(random.nextInt(reads.size())));
            });
            Collections.shuffle(signals, random);
            while (!signals.isEmpty()) {
                int size = Math.min(signals.size(), 1 + random.nextInt(8));
                coming.add(List.copyOf(signals.subList(0, size)));
                signals.subList(0, size).clear();
            }
        }

        void playWithFaults() {
            for (int delivery = 0; !coming.isEmpty(); delivery++) {
                assertThat(delivery).as("deliveries until everything is done").isLessThan(2_000);
                boolean calm = delivery > 40;
                bookSomething();
                deliver(coming.poll(), calm ? 0 : random.nextInt(5), 0);
            }
        }

        /** One delivery to a process that may die; what it leaves comes again. */
        private void deliver(List<OrderSnapshot> batch, int faults, int depth) {
            FaultyDynamo dynamo = new FaultyDynamo(
                    tables.dynamo(), script(faults), () -> comeBetween(depth), this::assertNothingOversold);
            try {
                List<OrderSnapshot> failed = new Reader(tables.through(dynamo), owner, 1).handle(batch);
                if (!failed.isEmpty()) {
                    coming.add(failed);
                }
            } catch (FaultyDynamo.Crash e) {
                coming.add(batch);
            }
        }

        private void comeBetween(int depth) {
            bookSomething();
            if (depth < 2 && !coming.isEmpty()) {
                deliver(coming.poll(), random.nextInt(3), depth + 1);
            }
        }

        void peopleBook() {
            peopleBook = true;
        }

        private void bookSomething() {
            if (!peopleBook || random.nextInt(3) > 0) {
                return;
            }
            Slot slot = Goods.slot(COUNTED.get(random.nextInt(COUNTED.size())));
            Movement movement = random.nextBoolean()
                    ? new Movement(Movement.Kind.COUNT, slot, random.nextInt(12), "", "test", "count")
                    : random.nextBoolean()
                            ? new Movement(Movement.Kind.RECEIPT, slot, 1 + random.nextInt(6), "", "test", "delivery")
                            : new Movement(Movement.Kind.DAMAGE, slot, 1 + random.nextInt(3), "", "test", "fall");
            String theirs = evening.shop();
            moves().book(
                            owner,
                            movement,
                            new StockHolders(
                                    tables.dynamo(),
                                    tables.orders(),
                                    key -> key.shop().value().equals(theirs)));
        }

        private StockMoves moves() {
            return new StockMoves(tables.dynamo(), tables.stock(), Clock.systemUTC(), StoreTables.Impatient.BACKOFF);
        }

        private List<Fault> script(int faults) {
            List<Fault> script = new ArrayList<>();
            for (int i = 0; i < faults; i++) {
                script.addAll(Collections.nCopies(random.nextInt(3), Fault.NONE));
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                // Sometimes a fault lasts longer than the patience with it.
                script.addAll(Collections.nCopies(random.nextInt(4) == 0 ? 7 : 1, fault));
            }
            return script;
        }

        void playAtOnce() throws Exception {
            List<List<OrderSnapshot>> batches = List.copyOf(coming);
            try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
                List<Callable<List<OrderSnapshot>>> calls = batches.stream()
                        .map(batch -> (Callable<List<OrderSnapshot>>) () -> new Reader(tables, owner, 3).handle(batch))
                        .toList();
                for (Future<List<OrderSnapshot>> failed : processes.invokeAll(calls)) {
                    for (OrderSnapshot again : failed.get()) {
                        new Reader(tables, owner, 1).handle(List.of(again));
                    }
                }
            }
        }

        void playOnceMore() {
            assertThat(new Reader(tables, owner, 1).handle(evening.truth())).isEmpty();
        }

        void count(Sku sku, int units) {
            tables.stockTable().count(owner, Goods.slot(sku), units, "test", "count");
        }

        void assertStoredAsTrue() {
            Map<OrderKey, Order> stored = stored();
            for (OrderSnapshot truth : evening.truth()) {
                Order order = Objects.requireNonNull(stored.get(truth.key()), "an order is lost");
                assertThat(order.status()).isEqualTo(truth.status());
                assertThat(order.updated()).isEqualTo(truth.updated());
                assertThat(order.lines()).isEqualTo(truth.lines());
                assertThat(order.reservation().reserved()).isEqualTo(Evening.units(List.of(truth), LineState.OPEN));
                assertThat(order.reservation().isShort()).isFalse();
                assertThat(order.holds()).noneMatch(hold -> hold.code().name().contains("STOCK"));
                assertThat(order.recipientMark().isEmpty() || recipientStored(truth.key()))
                        .as("an order that names a recipient has one")
                        .isTrue();
            }
        }

        private boolean recipientStored(OrderKey key) {
            return tables.recipientTable().find(key).isPresent();
        }

        void assertLevels(int onHand) {
            Map<Slot, Integer> open = Evening.units(evening.truth(), LineState.OPEN);
            Map<Slot, Integer> shipped = Evening.units(evening.truth(), LineState.SHIPPED);
            levels().forEach((slot, level) -> {
                assertThat(level.reserved()).isEqualTo(open.getOrDefault(slot, 0));
                assertThat(level.onHand()).isEqualTo(onHand - shipped.getOrDefault(slot, 0));
            });
        }

        /** Whoever was served: the orders hold exactly what the levels say is reserved. */
        void assertConsistent() {
            Collection<Order> orders = stored().values();
            levels().forEach((slot, level) -> assertThat(level.reserved())
                    .isEqualTo(orders.stream()
                            .mapToInt(order -> order.reservation().reserved().getOrDefault(slot, 0))
                            .sum()));
            assertThat(orders)
                    .hasSize(evening.orders().size())
                    .allSatisfy(order -> assertThat(order.status() == OrderStatus.CANCELLED
                                    && !order.reservation().reserved().isEmpty())
                            .isFalse());
        }

        /** On hand is what was moved less all that left, never below nothing; what was not there is named. */
        void assertExplained() {
            Collection<Order> orders = stored().values();
            for (Sku sku : COUNTED) {
                Slot slot = Goods.slot(sku);
                StockLevel level = moves().level(owner, slot);
                int left = orders.stream()
                        .mapToInt(order -> order.reservation().consumed().getOrDefault(slot, 0))
                        .sum();
                int named = orders.stream()
                        .mapToInt(order -> Promises.mismatched(order).getOrDefault(slot, 0))
                        .sum();
                assertThat(level.onHand() - level.overdrawn())
                        .as("%s on hand", sku)
                        .isEqualTo((int) (moved(sku) - left));
                assertThat(level.overdrawn()).as("%s overdrawn", sku).isBetween(0, named);
                assertThat(level.overdrawn() == 0 || level.available() == 0)
                        .as("nothing of %s is free while it is overdrawn", sku)
                        .isTrue();
            }
        }

        private long moved(Sku sku) {
            return tables
                    .dynamo()
                    .queryPaginator(q -> q.tableName(tables.stock())
                            .keyConditionExpression("pk = :pk AND begins_with(sk, :move)")
                            .expressionAttributeValues(
                                    Map.of(":pk", Fields.text(owner + "#" + sku), ":move", Fields.text("MOVE#"))))
                    .items()
                    .stream()
                    .mapToLong(move -> Fields.numberOf(move, "change"))
                    .sum();
        }

        private void assertNothingOversold() {
            // A level refuses to be read at all when more is reserved than there is.
            levels();
        }

        private Map<Slot, StockLevel> levels() {
            Map<Slot, StockLevel> levels = tables.stockTable()
                    .levels(owner, COUNTED.stream().map(Goods::slot).toList());
            assertThat(levels).hasSize(COUNTED.size());
            return levels;
        }

        private Map<OrderKey, Order> stored() {
            return new HashMap<>(tables.orderTable()
                    .load(evening.truth().stream().map(OrderSnapshot::key).collect(Collectors.toSet()), true));
        }
    }
}
