package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static dev.backroom.console.ConsoleWorld.order;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.runtime.queue.Parked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop with 300 orders that wait, queues that fell behind, and messages that were parked. */
final class BusyEvening {
    private BusyEvening() {}

    static void in(ConsoleWorld world) {
        Shop shop = world.shop("7495540735365777507", "Maple & Moon");
        world.shop("7495540735365777508", "Maple Outlet");
        world.shops.disconnect(new ShopId("7495540735365777508"), NOW);
        world.shops.authorisationEnds(shop.id(), NOW.plus(Duration.ofDays(11)));
        world.item("HOT-GLOW", "Glow serum, 30 ml", 4);
        world.item("BASE", "Foundation", 500);
        for (int i = 1; i <= 12; i++) {
            world.item("MUG-" + i, "Mug, colour " + i, 5 + 7 * i);
        }
        List<OrderSnapshot> seen = new ArrayList<>();
        for (int i = 1; i <= 305; i++) {
            Duration left = Duration.ofMinutes(i <= 3 ? -120 + i * 10L - 10 : i <= 43 ? i * 5L : 240 + i * 7L);
            String sku = i % 4 == 0
                            && seen.stream()
                                            .filter(one -> one.lines()
                                                    .getFirst()
                                                    .sku()
                                                    .code()
                                                    .equals("HOT-GLOW"))
                                            .count()
                                    < 74
                    ? "HOT-GLOW"
                    : i % 75 == 5 ? "NO-SUCH" : "BASE";
            boolean cancels = i % 75 == 7;
            OrderStatus status = i > 300 ? OrderStatus.AWAITING_COLLECTION : OrderStatus.AWAITING_SHIPMENT;
            seen.add(order(
                    shop,
                    "5760000000000%05d".formatted(i),
                    status,
                    sku,
                    sku.equals("HOT-GLOW") ? 2 : 1,
                    left,
                    cancels));
        }
        world.store(seen);
        world.queues.waiting.putAll(Map.of("OrderEvents", 120, "OrderEventsDead", 3));
        world.parked.park(new Parked("3f2c", "OrderEvents", "unknown shop 99", "{}", NOW.minusSeconds(4000)));
        world.parked.park(new Parked(
                "9a1b",
                "ShopEvents",
                "a signed webhook of 17 bytes cannot be read: type is not a positive number",
                "",
                NOW.minusSeconds(400)));
        world.kept.keep(List.of(kept(14, "1"), kept(14, "2"), kept(4711, "3")));
    }

    private static Signal kept(int type, String notification) {
        return new Signal(
                type,
                notification,
                Optional.of(new ShopId("7495540735365777507")),
                Optional.empty(),
                NOW,
                List.of(),
                Map.of());
    }
}
