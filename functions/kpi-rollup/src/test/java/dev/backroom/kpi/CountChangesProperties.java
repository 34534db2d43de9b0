package dev.backroom.kpi;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages;
import dev.backroom.store.message.ParkedMessages;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Whatever the stream repeats and wherever a run dies, the counters say what the stored orders say. */
@Tag("engine")
final class CountChangesProperties {
    private static final Instant START = Instant.parse("2026-10-31T20:00:00Z");
    private static final List<ShopId> SHOPS = List.of(Cloud.SHOP, new ShopId("7495540735365770002"));
    private static final int SHARDS = 3;

    private static final Cloud CLOUD = new Cloud();

    @AfterContainer
    static void stop() {
        CLOUD.close();
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void countsWhatTheOrdersSay_whateverIsRepeatedAndWhereverARunDies(@ForAll long seed) {
        CLOUD.empty();
        SHOPS.forEach(shop -> CLOUD.connect(shop, "America/Los_Angeles", "main"));
        Random random = new Random(seed);
        Map<Integer, List<String>> shards = history(random);

        shards.forEach((shard, records) -> deliver(random, "shardId-" + shard, records));

        Recount recount =
                new KpiRollupFunctions(Cloud.ENVIRONMENT, CLOUD.dynamo, CLOUD.queue(), Clock.systemUTC()).recount();
        String run = "run" + Long.toUnsignedString(seed);
        assertThat(recount.run(run)).allSatisfy(found -> {
            assertThat(found.missing().tallies()).isEmpty();
        });
    }

    /** Orders of two shops through random versions; the tables keep the last ones, the shards all changes. */
    private static Map<Integer, List<String>> history(Random random) {
        Map<Integer, List<String>> shards = new TreeMap<>();
        Map<String, Order> stored = new HashMap<>();
        int changes = 5 + random.nextInt(80);
        for (int i = 1; i <= changes; i++) {
            String id = "57665368813525" + random.nextInt(12);
            Optional<Order> before = Optional.ofNullable(stored.get(id));
            Order after = order(random, id, before.map(Order::version).orElse(0L) + 1);
            stored.put(id, after);
            shards.computeIfAbsent(Math.floorMod(id.hashCode(), SHARDS), s -> new ArrayList<>())
                    .add(Stream.record(Integer.toString(90 + i * 7), before, Optional.of(after)));
        }
        stored.values().forEach(CLOUD::store);
        return shards;
    }

    /** Batches of any length; a run may die before or after any transaction, and the next may begin anywhere before. */
    private static void deliver(Random random, String shard, List<String> records) {
        int from = 0;
        while (from < records.size()) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(40));
            UnaryOperator<Runnable> chance = random.nextInt(3) == 0 ? dying(random) : transaction -> transaction;
            String answer = Stream.deliver(handler(chance), Stream.event(shard, records.subList(from, to)));
            if (answer.equals(Stream.ALL_COUNTED)) {
                from = to;
            }
            if (random.nextInt(3) == 0) {
                from = Math.max(0, from - random.nextInt(30));
                String repeated = Stream.event(shard, records.subList(from, Math.min(records.size(), from + 20)));
                assertThat(Stream.deliver(handler(transaction -> transaction), repeated))
                        .isEqualTo(Stream.ALL_COUNTED);
            }
        }
    }

    private static UnaryOperator<Runnable> dying(Random random) {
        boolean before = random.nextBoolean();
        return transaction -> () -> {
            if (before) {
                throw SdkClientException.create("died before");
            }
            transaction.run();
            throw SdkClientException.create("died after");
        };
    }

    private static KpiCountHandler handler(UnaryOperator<Runnable> chance) {
        Backoff once = new Backoff(1, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0, time -> {});
        KpiCounting counting = new KpiCounting(CLOUD.with(chance), "Kpis", "", Clock.systemUTC(), once);
        return new KpiCountHandler(
                new CountChanges(counting, new ParkedMessages(CLOUD.dynamo, "Shops"), Clock.systemUTC()),
                Map.of("Orders", KpiImages.Source.ORDERS));
    }

    private static Order order(Random random, String id, long version) {
        Instant created = START.plus(Duration.ofMinutes(random.nextInt(3000)));
        Instant updated = created.plus(Duration.ofMinutes(random.nextInt(3000)));
        List<OrderLine> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            LineState state = LineState.values()[random.nextInt(LineState.values().length)];
            lines.add(new OrderLine(
                    new Sku("SKU-" + random.nextInt(30)),
                    "1",
                    "2",
                    1 + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(100_000), 4),
                    random.nextInt(6) == 0,
                    state));
        }
        Milestones milestones = new Milestones(
                Optional.empty(), maybe(random, updated), maybe(random, updated.plusSeconds(random.nextInt(90_000))));
        return new Order(
                new OrderKey(SHOPS.get(Math.floorMod(id.hashCode(), SHOPS.size())), id),
                version,
                new PlatformState(
                        OrderStatus.values()[random.nextInt(OrderStatus.values().length)],
                        created,
                        Deadlines.NONE,
                        updated,
                        milestones,
                        updated),
                lines,
                new Payment(
                        "",
                        Money.of("1", random.nextBoolean() ? "USD" : "PHP"),
                        maybe(random, created),
                        random.nextInt(5) == 0),
                new Fulfilment(
                        random.nextInt(5) == 0
                                ? OrderKind.values()[random.nextInt(OrderKind.values().length)]
                                : OrderKind.SALE,
                        random.nextInt(6) == 0 ? FulfilledBy.PLATFORM : FulfilledBy.SELLER,
                        Slot.MAIN,
                        Handling.USUAL),
                new Reservation(Map.of(), Map.of(new Slot(new Sku("SKU-1"), Slot.MAIN), random.nextInt(4)), Map.of()),
                DeskState.NEW);
    }

    private static Optional<Instant> maybe(Random random, Instant at) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(at);
    }
}
