package dev.backroom.store;

import dev.backroom.model.Money;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A platform in small: orders, each with the states that it went through, as reads of them would show. The last read of
 * each order is what is true.
 *
 * @param shop of its own, so that many evenings share one set of tables
 */
public record Evening(String shop, List<List<OrderSnapshot>> orders) {
    private static final List<Sku> GOODS = List.of(
            Goods.LIPSTICK, Goods.LIPSTICK, Goods.MUG, Goods.CARD, Goods.GIFT_SET, Goods.GIFT_SET, Goods.PARTY_SET);
    private static final List<OrderStatus> WAY = List.of(
            OrderStatus.UNPAID,
            OrderStatus.ON_HOLD,
            OrderStatus.AWAITING_SHIPMENT,
            OrderStatus.PARTIALLY_SHIPPING,
            OrderStatus.AWAITING_COLLECTION,
            OrderStatus.IN_TRANSIT,
            OrderStatus.DELIVERED,
            OrderStatus.COMPLETED);

    public static Evening of(String shop, int orders, boolean ships, Random random) {
        List<List<OrderSnapshot>> all = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            all.add(history(OrderKey.of(shop, "57665368813525" + i), i, ships, random));
        }
        return new Evening(shop, all);
    }

    public List<OrderSnapshot> truth() {
        return orders.stream().map(List::getLast).toList();
    }

    /** Units that the true state of the orders keeps or took, by counting parts one by one. */
    public static Map<Slot, Integer> units(List<OrderSnapshot> orders, LineState wanted) {
        Map<Slot, Integer> units = new HashMap<>();
        for (OrderSnapshot order : orders) {
            for (OrderLine line : order.lines()) {
                LineState state = line.state() != LineState.OPEN
                        ? line.state()
                        : order.status() == OrderStatus.CANCELLED
                                ? LineState.CANCELLED
                                : order.status().hasShipped() ? LineState.SHIPPED : LineState.OPEN;
                Item item = Goods.ITEMS.getOrDefault(line.sku(), new Item(line.sku(), "", Map.of(), 0));
                Map<Sku, Integer> parts = item.isBundle() ? item.parts() : Map.of(line.sku(), 1);
                if (state == wanted) {
                    parts.forEach((sku, n) -> units.merge(new Slot(sku, Slot.MAIN), n * line.units(), Integer::sum));
                }
            }
        }
        return units;
    }

    private static List<OrderSnapshot> history(OrderKey key, int number, boolean ships, Random random) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            lines.add(Goods.line(GOODS.get(random.nextInt(GOODS.size())), 1 + random.nextInt(3)));
        }
        List<OrderSnapshot> reads = new ArrayList<>();
        int second = 0;
        int end = 1 + random.nextInt(ships ? WAY.size() : 5);
        int cancelAt = random.nextInt(3) == 0 ? random.nextInt(5) : WAY.size();
        for (int step = 0; step < end; step++) {
            OrderStatus status = step == cancelAt ? OrderStatus.CANCELLED : WAY.get(step);
            boolean partly = status == OrderStatus.PARTIALLY_SHIPPING;
            if (partly && (lines.size() < 2 || !ships)) {
                continue;
            }
            if (partly) {
                lines.set(0, Goods.line(lines.getFirst().sku(), lines.getFirst().units(), LineState.SHIPPED));
            } else if (step > 1 && !status.hasShipped() && lines.size() > 2 && random.nextInt(4) == 0) {
                lines.set(2, Goods.line(lines.get(2).sku(), lines.get(2).units(), LineState.CANCELLED));
            }
            reads.add(read(key, number, status, second, lines));
            // Now and then two states share a second; the platform's clock is no finer.
            second += random.nextInt(3) * 30;
            if (status == OrderStatus.CANCELLED) {
                break;
            }
        }
        return reads;
    }

    private static OrderSnapshot read(OrderKey key, int number, OrderStatus status, int second, List<OrderLine> lines) {
        Instant created = Goods.EVENING.plusSeconds(number * 7L);
        boolean recipientShown = status.rank() > 1 && status != OrderStatus.CANCELLED;
        Recipient recipient = new Recipient("B" + number, "+1", "Street " + second / 60, "0", "US", "");
        return new OrderSnapshot(
                key,
                new PlatformState(
                        status,
                        created,
                        Deadlines.NONE,
                        created.plusSeconds(second),
                        Milestones.NONE,
                        created.plusSeconds(second).plusMillis(100L + status.rank())),
                status == OrderStatus.ON_HOLD,
                lines,
                new Payment("", Money.of("1", "USD"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                recipientShown ? Optional.of(recipient) : Optional.empty());
    }
}
