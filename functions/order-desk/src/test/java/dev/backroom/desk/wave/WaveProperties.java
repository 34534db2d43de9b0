package dev.backroom.desk.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.notices.handover.HandoverMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Reads of the platform, holds, releases, cancellations and waves in any order, between any two steps of a wave, with waves
 * that break off anywhere and are run again.
 */
@Tag("engine")
class WaveProperties {
    private static final Instant MORNING = Instant.parse("2026-11-20T17:45:00Z");
    private static final LocalDate LONG_AGO = LocalDate.parse("2026-01-01");
    private static final List<String> IDS = List.of("1", "2", "3", "4", "5", "6");
    private static final List<OrderStatus> STEPS = List.of(
            OrderStatus.AWAITING_SHIPMENT,
            OrderStatus.AWAITING_SHIPMENT,
            OrderStatus.AWAITING_SHIPMENT,
            OrderStatus.ON_HOLD,
            OrderStatus.CANCELLED,
            OrderStatus.AWAITING_COLLECTION,
            OrderStatus.IN_TRANSIT);

    private static final class BrokenOff extends RuntimeException {
        BrokenOff() {
            super("broken off");
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void putsNoOrderInTwoWaves_handsNoCancelledOneOver_andLosesNone(@ForAll long seed) {
        Random random = new Random(seed);
        DeskWorld world = new DeskWorld(MORNING);
        world.capacity(2 + random.nextInt(8));
        IDS.forEach(id -> world.platform(id, OrderStatus.AWAITING_SHIPMENT, false, shipBy(random)));
        for (int step = 0; step < 30; step++) {
            world.meanwhile = () -> {};
            happen(world, random, true);
            world.handover();
            check(world);
        }
        settle(world);
        world.tables.drop();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void makesOneWave_whenItIsRunAgainAndAgain(@ForAll long seed) {
        Random random = new Random(seed);
        DeskWorld world = new DeskWorld(MORNING.plus(Duration.ofMinutes(15)));
        world.capacity(3);
        IDS.forEach(id -> world.platform(id, OrderStatus.AWAITING_SHIPMENT, false, shipBy(random)));
        for (int run = 0; run < 4; run++) {
            world.meanwhile = run == 3 ? () -> {} : breaksOff(random);
            tryWave(world);
        }

        List<Wave> regular = waves(world).stream()
                .filter(wave -> wave.kind() == Wave.Kind.REGULAR)
                .toList();
        assertThat(regular).hasSize(1);
        assertThat(regular.getFirst().orders()).isEqualTo(2);
        assertThat(world.waves().lines(DeskWorld.SHOP, regular.getFirst().id())).hasSize(2);
        world.tables.drop();
    }

    private static void happen(DeskWorld world, Random random, boolean waves) {
        String id = IDS.get(random.nextInt(IDS.size()));
        switch (random.nextInt(waves ? 8 : 4)) {
            case 0, 1, 2 ->
                world.platform(id, STEPS.get(random.nextInt(STEPS.size())), random.nextInt(3) == 0, shipBy(random));
            case 3 -> world.release(id);
            case 4 -> world.pass(Duration.ofMinutes(15L * (1 + random.nextInt(16))));
            default -> {
                world.meanwhile = random.nextBoolean() ? breaksOff(random) : somethingElse(world, random);
                tryWave(world);
                world.meanwhile = () -> {};
            }
        }
    }

    private static void tryWave(DeskWorld world) {
        try {
            world.wave();
        } catch (IllegalStateException e) {
            // The only shop broke off; the next run makes up for it.
        }
    }

    private static Runnable breaksOff(Random random) {
        return () -> {
            if (random.nextInt(8) == 0) {
                throw new BrokenOff();
            }
        };
    }

    private static Runnable somethingElse(DeskWorld world, Random random) {
        return () -> {
            if (random.nextInt(4) == 0) {
                happen(world, random, false);
            }
        };
    }

    private static void check(DeskWorld world) {
        Map<OrderKey, String> inWave = new HashMap<>();
        for (Wave wave : waves(world)) {
            List<WaveLine> lines = world.waves().lines(DeskWorld.SHOP, wave.id());
            assertThat(lines.size()).isLessThanOrEqualTo(wave.capacity());
            if (wave.state() == Wave.State.RELEASED) {
                assertThat(lines).hasSize(wave.orders());
            }
            lines.forEach(line -> {
                assertThat(inWave.put(line.order(), wave.id()))
                        .as("in two waves: %s", line.order())
                        .isNull();
                assertThat(order(world, line.order()).wave()).contains(wave.id());
            });
        }
        world.sent.forEach(message ->
                assertThat(order(world, message.order()).wave()).contains(((HandoverMessage.Hand) message).wave()));
        Map<Lane, List<OrderKey>> listed = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            listed.put(lane, world.tables.orders().open(DeskWorld.SHOP, lane, 100));
        }
        for (String id : IDS) {
            Order order = world.find(id).orElseThrow();
            boolean open = order.status() == OrderStatus.AWAITING_SHIPMENT
                    || order.status() == OrderStatus.AWAITING_COLLECTION;
            if (open) {
                assertThat(order.lane()).as("an open order without a lane").isPresent();
            }
            assertThat(Stream.of(Lane.values())
                            .filter(lane ->
                                    Objects.requireNonNull(listed.get(lane)).contains(order.key())))
                    .containsExactlyElementsOf(order.lane().stream().toList());
        }
    }

    /** When all is quiet again, whatever is ready goes out, and whatever went out was told to the warehouse. */
    private static void settle(DeskWorld world) {
        world.capacity(1_000);
        world.at(MORNING.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(15)));
        Set<OrderKey> cancelledBefore = new HashSet<>();
        IDS.forEach(id -> world.find(id)
                .filter(order -> order.status() == OrderStatus.CANCELLED)
                .filter(order -> !world.handed.contains(order.key()))
                .ifPresent(order -> cancelledBefore.add(order.key())));
        // The newest waves of all warehouses first finish what was left half done on the day before.
        for (int day = 0; day < 3; day++) {
            tryWave(world);
            world.pass(Duration.ofDays(1));
        }
        world.handover();
        check(world);
        assertThat(world.handed).noneMatch(cancelledBefore::contains);
        for (String id : IDS) {
            Order order = world.find(id).orElseThrow();
            assertThat(order.lane()).isNotEqualTo(Optional.of(Lane.READY));
            if (order.status() == OrderStatus.AWAITING_SHIPMENT && order.lane().equals(Optional.of(Lane.RELEASED))) {
                assertThat(world.handed).as("released and forgotten").contains(order.key());
            }
        }
    }

    private static List<Wave> waves(DeskWorld world) {
        return world.waves().since(DeskWorld.SHOP, LONG_AGO);
    }

    private static Order order(DeskWorld world, OrderKey key) {
        return world.find(key.order()).orElseThrow();
    }

    private static Instant shipBy(Random random) {
        return MORNING.plus(Duration.ofHours(20 + random.nextInt(60)));
    }
}
