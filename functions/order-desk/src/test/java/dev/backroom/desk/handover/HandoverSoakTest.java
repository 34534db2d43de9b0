package dev.backroom.desk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.Handover;
import dev.backroom.notices.handover.HandoverMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fifth of all calls goes wrong: before or after they took effect, with or without the death of the process. */
@Tag("engine")
class HandoverSoakTest {
    private static final int ORDERS = 120;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, false", "5, true"})
    void sendsEveryOrderOnce_andNoCancelledOne(long seed, boolean takesKeysOnce) {
        Random random = new Random(seed);
        try (HandoverWorld world = new HandoverWorld("GB", new Trouble(random, 0.2), takesKeysOnce)) {
            List<OrderKey> keys = new ArrayList<>();
            List<String> cancelled = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                OrderKey key = world.release(Integer.toString(1000 + i), i % 3 == 0, "MUG", "LID");
                keys.add(key);
                if (random.nextInt(4) == 0) {
                    // Messages come twice.
                    world.send(new HandoverMessage.Hand(key, "w1"), Duration.ofSeconds(random.nextInt(300)));
                }
            }
            for (int quarter = 0; quarter < 96; quarter++) {
                world.run(Duration.ofMinutes(15));
                world.watch();
                if (quarter < 3) {
                    OrderKey some = keys.get(random.nextInt(keys.size()));
                    world.platform.cancel(some.order());
                    if (world.status(some.order()) == OrderStatus.CANCELLED) {
                        cancelled.add(some.order());
                    }
                }
                if (quarter == 8) {
                    keys.forEach(key -> report(world, key));
                }
            }
            world.trouble.ends();
            for (int quarter = 0; quarter < 16; quarter++) {
                world.run(Duration.ofMinutes(15));
                world.watch();
            }

            assertThat(world.platform.shipped.values()).as("shipped").containsOnly(1);
            assertThat(world.platform.marked.values()).as("marked").containsOnly(1);
            assertThat(world.warehouse.packed.values()).as("packed").containsOnly(1);
            assertThat(world.platform.wrong).as("cancelled and shipped").isEmpty();
            assertThat(world.parked).isEmpty();
            keys.forEach(key -> {
                Handover handover = world.handover(key);
                if (cancelled.contains(key.order())) {
                    assertThat(handover.stage()).isEqualTo(Handover.Stage.STOPPED);
                    assertThat(world.platform.shipped).doesNotContainKey("P" + key.order());
                    boolean packed = world.warehouse.packed.containsKey(handover.key());
                    assertThat(world.warehouse.recalled.contains(handover.key()))
                            .isEqualTo(packed);
                } else {
                    assertThat(handover.stage())
                            .as(key + " " + handover.reason())
                            .isEqualTo(Handover.Stage.DONE);
                    assertThat(world.status(key.order())).isEqualTo(OrderStatus.AWAITING_COLLECTION);
                }
            });
        }
    }

    private static void report(HandoverWorld world, OrderKey key) {
        if (world.platform.get(key.order()).sellerShips && world.status(key.order()) != OrderStatus.CANCELLED) {
            world.send(
                    new HandoverMessage.Tracked(key, "Royal Mail", "A" + key.order(), Map.of("MUG", 1)), Duration.ZERO);
            world.send(
                    new HandoverMessage.Tracked(key, "云途", "B" + key.order(), Map.of("LID", 1)), Duration.ofSeconds(9));
        }
    }
}
