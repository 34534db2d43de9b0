package dev.backroom.desk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * The whole desk at once: the platform's events, reads that come late or twice, people who stop, release and cancel, waves,
 * the handover, its repeats; in any order, one in the middle of another, over tables, platform and warehouse whose calls are
 * lost, answered by nobody, or broken off by death. Whatever happens, no cancelled order and none that somebody stopped is
 * sent, none is sent twice, and none is forgotten.
 */
@Tag("engine")
class DeskProperties {
    private static final Instant START = Instant.parse("2026-11-20T09:40:00Z");
    private static final LocalDate LONG_AGO = LocalDate.parse("2026-01-01");
    private static final List<String> IDS = List.of("1", "2", "3", "4", "5");
    private static final int STEPS = 40;
    /** At most; a day and more. */
    private static final int LOOKS = 30;

    private static final BusyTables TABLES = new BusyTables();
    private static int shops = 1;

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void sendsEveryOrderOnce_andNoneThatMustStay_whateverHappens(@ForAll long seed) {
        Random random = new Random(seed);
        Mishaps mishaps = new Mishaps(random, random.nextInt(1, 13) / 100.0, random.nextInt(5, 40) / 100.0);
        BusyDesk desk = new BusyDesk(TABLES, Integer.toString(shops++), mishaps, random.nextBoolean(), START);
        desk.capacity(24 + random.nextInt(60));
        for (String id : IDS) {
            BusyPlatform.Row row = new BusyPlatform.Row();
            row.sellerShips = random.nextBoolean();
            row.shipBy = Duration.ofHours(20 + random.nextInt(60));
            desk.platform.rows.put(id, row);
            desk.signal(id);
            desk.sync();
        }
        mishaps.between(() -> comesBetween(desk, random));
        for (int step = 0; step < STEPS; step++) {
            happens(desk, random);
            if (step % 5 == 0) {
                check(desk);
            }
        }
        mishaps.end();
        settle(desk);
    }

    private static void happens(BusyDesk desk, Random random) {
        String id = IDS.get(random.nextInt(IDS.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> event(desk, id, random);
            case 3, 4, 5 -> desk.sync();
            case 6, 7, 8 -> desk.handOver(random.nextInt(4) == 0);
            case 9 -> desk.watch();
            case 10 -> desk.decide(id, decision(random));
            case 11, 12 -> desk.wave();
            default -> desk.pass(Duration.ofMinutes(1 + random.nextInt(40)));
        }
    }

    /** What another process or a person does in the middle of a call. */
    private static void comesBetween(BusyDesk desk, Random random) {
        String id = IDS.get(random.nextInt(IDS.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                event(desk, id, random);
                desk.signalFirst(id);
                desk.sync();
            }
            case 2 -> desk.decide(id, decision(random));
            case 3 -> desk.wave();
            default -> desk.handOver(random.nextBoolean());
        }
    }

    private static Decision decision(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Decision.Cancel(CancelReason.BUYER_ASKED);
            case 1, 2 -> new Decision.Hold();
            default -> new Decision.Release(Optional.empty());
        };
    }

    private static void event(BusyDesk desk, String id, Random random) {
        BusyPlatform.Row row = desk.platform.row(id);
        switch (random.nextInt(8)) {
            case 0, 1 -> desk.platform.cancel(id);
            case 2 -> {
                row.asksCancel = !row.asksCancel;
                row.changed();
            }
            case 3 -> {
                row.badPhone = !row.badPhone;
                row.changed();
            }
            case 4 -> {
                // The carrier can collect what the warehouse packed.
                if (row.status == OrderStatus.AWAITING_COLLECTION && desk.warehouse.packed.containsKey(id)) {
                    row.to(OrderStatus.IN_TRANSIT);
                }
            }
            default -> {
                if (row.status == OrderStatus.AWAITING_SHIPMENT) {
                    row.to(OrderStatus.ON_HOLD);
                } else if (row.status == OrderStatus.ON_HOLD) {
                    row.to(OrderStatus.AWAITING_SHIPMENT);
                }
            }
        }
        // Webhooks come late, twice, or never.
        for (int n = random.nextInt(3); n > 0; n--) {
            desk.signal(id);
        }
    }

    /** What has to be true at every moment. */
    private static void check(BusyDesk desk) {
        assertThat(desk.ledger.wrong).isEmpty();
        desk.platform.rows.forEach(
                (id, row) -> assertThat(row.shipped).as("shipped %s", id).isLessThanOrEqualTo(1));
        assertThat(desk.warehouse.packed.values()).allMatch(times -> times == 1);
        Map<OrderKey, Lane> listed = new HashMap<>();
        for (Lane lane : Lane.values()) {
            desk.orders
                    .open(desk.shop.id(), lane, 100)
                    .forEach(key -> assertThat(listed.put(key, lane))
                            .as("%s in two lanes", key)
                            .isNull());
        }
        for (String id : IDS) {
            desk.find(id).ifPresent(order -> {
                boolean open = order.status() == OrderStatus.AWAITING_SHIPMENT
                        || order.status() == OrderStatus.AWAITING_COLLECTION;
                assertThat(open && order.lane().isEmpty())
                        .as("an open order without a lane")
                        .isFalse();
                assertThat(Optional.ofNullable(listed.get(order.key()))).isEqualTo(order.lane());
            });
        }
        eachOrderIsInOneWave(desk);
    }

    private static void eachOrderIsInOneWave(BusyDesk desk) {
        Map<OrderKey, String> inWave = new HashMap<>();
        Set<String> turns = new HashSet<>();
        for (Wave wave : desk.waves.since(desk.shop.id(), LONG_AGO)) {
            assertThat(turns.add(wave.id())).isTrue();
            List<WaveLine> lines = desk.waves.lines(desk.shop.id(), wave.id());
            assertThat(lines).hasSizeLessThanOrEqualTo(wave.capacity());
            for (WaveLine line : lines) {
                assertThat(inWave.put(line.order(), wave.id()))
                        .as("in two waves: %s", line.order())
                        .isNull();
                assertThat(desk.find(line.order().order()).flatMap(Order::wave)).contains(wave.id());
            }
        }
    }

    /** When all is quiet again: whoever stopped an order lets it go, and nothing is left lying. */
    private static void settle(BusyDesk desk) {
        desk.capacity(1_000);
        desk.platform.rows.forEach((id, row) -> {
            row.asksCancel = false;
            row.badPhone = false;
            if (row.status == OrderStatus.ON_HOLD) {
                row.to(OrderStatus.AWAITING_SHIPMENT);
            }
            row.changed();
        });
        for (int look = 0; look < LOOKS && !isAllDone(desk); look++) {
            IDS.stream().filter(id -> !isKnownAsItIs(desk, id)).forEach(desk::signal);
            desk.watch();
            Optional<Integer> first = desk.wave();
            List<Wave> waves = desk.waves.since(desk.shop.id(), LONG_AGO);
            assertThat(first).isPresent();
            assertThat(desk.wave()).as("a wave run twice is one wave").contains(0);
            assertThat(desk.waves.since(desk.shop.id(), LONG_AGO)).isEqualTo(waves);
            for (int turn = 0; !desk.isQuiet(); turn++) {
                assertThat(turn).as("turns until the queues are empty").isLessThan(500);
                desk.sync();
                desk.handOver(false);
            }
            IDS.stream()
                    .filter(id -> desk.find(id).flatMap(Order::lane).equals(Optional.of(Lane.HELD)))
                    .forEach(id -> desk.decide(id, new Decision.Release(Optional.empty())));
            desk.pass(Duration.ofMinutes(look < 4 ? 4 : 55));
        }
        check(desk);
        assertThat(desk.parked).isEmpty();
        desk.platform.rows.forEach((id, row) -> {
            if (row.status == OrderStatus.CANCELLED) {
                stayed(desk, id, row);
            } else {
                assertThat(row.shipped).as("forgotten: %s", story(desk, id)).isEqualTo(1);
                assertThat(desk.warehouse.packed).as(story(desk, id)).containsKey(id);
                assertThat(desk.warehouse.recalled).doesNotContain(id);
            }
        });
    }

    private static boolean isKnownAsItIs(BusyDesk desk, String id) {
        return desk.find(id).map(Order::updated).equals(Optional.of(desk.platform.changed(id)));
    }

    private static boolean isAllDone(BusyDesk desk) {
        return desk.platform.rows.entrySet().stream()
                .allMatch(entry -> desk.handovers
                        .find(desk.key(entry.getKey()))
                        .map(handover -> handover.stage().isFinal())
                        .orElseGet(() -> entry.getValue().status == OrderStatus.CANCELLED));
    }

    private static void stayed(BusyDesk desk, String id, BusyPlatform.Row row) {
        assertThat(row.shipped).as("shipped although cancelled").isZero();
        boolean told = desk.warehouse.recalled.contains(id)
                || desk.notices.stream().anyMatch(notice -> notice.subject().equals(id));
        assertThat(!desk.warehouse.packed.containsKey(id) || told)
                .as("the warehouse packs it and nobody says no: %s", story(desk, id))
                .isTrue();
    }

    private static String story(BusyDesk desk, String id) {
        return id + " " + desk.platform.row(id).status + ", "
                + desk.find(id).map(order -> order.lane() + " " + order.holds()).orElse("unknown") + ", "
                + Objects.toString(desk.handovers.find(desk.key(id)).orElse(null));
    }
}
