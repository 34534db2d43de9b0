package dev.backroom.desk.handover;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.handover.HandoverCodec;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.handover.HandoverTable;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes orders further on their way to the warehouse and the carrier. Before anything is sent the order is read from the
 * platform and from the table; a cancelled or held one stays. Nothing is sent twice: one process holds an order at a time,
 * and after a call without an answer the other side is asked before the call is repeated.
 */
public final class HandOver {
    private static final Logger LOG = Logger.getLogger(HandOver.class);
    private static final String QUEUE = "Handovers";

    private final HandoverDesk desk;
    private final HandoverTable table;
    private final HandoverRun run;
    private final Clock clock;
    private final QueueConsumer queue;

    /** @param clock the shop's time */
    HandOver(HandoverDesk desk, HandoverTable table, HandoverRun run, Clock clock) {
        this.desk = desk;
        this.table = table;
        this.run = run;
        this.clock = clock;
        this.queue = new QueueConsumer(QUEUE, "the handover", desk::park, clock);
    }

    /** @return the ids of the messages that have to be delivered again */
    public Set<String> handle(List<QueueMessage> messages) {
        Map<OrderKey, HandoverRequests> asked = new LinkedHashMap<>();
        QueueBatch batch = queue.begin(messages);
        batch.forEach(
                HandoverCodec::read,
                (message, read) -> asked.computeIfAbsent(read.order(), key -> new HandoverRequests())
                        .add(message, read));
        Map<ShopId, Map<OrderKey, HandoverRequests>> byShop = asked.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().shop(), Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Map<ShopId, Shop> shops = byShop.isEmpty() ? Map.of() : desk.shops(byShop.keySet());
        byShop.forEach((id, orders) -> {
            Shop shop = shops.get(id);
            if (shop == null || shop.state() != Shop.State.CONNECTED) {
                orders.values()
                        .forEach(one -> one.messages()
                                .forEach(message -> batch.park(
                                        message, shop == null ? "the shop is unknown" : "the shop is disconnected")));
            } else {
                batch.fail(ofShop(shop, orders, batch));
            }
        });
        return batch.failed();
    }

    private Set<String> ofShop(Shop shop, Map<OrderKey, HandoverRequests> asked, QueueBatch batch) {
        Set<OrderKey> failed = new LinkedHashSet<>();
        try {
            Map<OrderKey, Order> stored = desk.orders(asked.keySet());
            Map<OrderKey, HandoverRequests> known = new HashMap<>();
            asked.forEach((key, one) -> {
                if (!one.tracked().isEmpty() && !stored.containsKey(key)) {
                    one.messages().forEach(message -> batch.park(message, "the desk does not know the order"));
                } else {
                    one.tracked().forEach(tracked -> table.put(key, WarehouseSteps.reported(tracked), clock.instant()));
                    known.put(key, one);
                }
            });
            failed.addAll(run.of(shop, known, stored));
        } catch (RuntimeException e) {
            // The class alone: what the cause says may repeat what was sent.
            LOG.warnf(
                    "handovers of shop %s failed: %s",
                    shop.id().value(), e.getClass().getSimpleName());
            failed.addAll(asked.keySet());
        }
        return failed.stream()
                .flatMap(key -> asked.getOrDefault(key, new HandoverRequests()).messages().stream())
                .map(QueueMessage::id)
                .collect(Collectors.toSet());
    }
}
