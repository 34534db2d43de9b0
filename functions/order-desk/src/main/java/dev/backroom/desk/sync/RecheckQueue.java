package dev.backroom.desk.sync;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Has orders read once more that later ones made doubtful, through the queue that they came by. */
public final class RecheckQueue {
    /** By then the orders are stored that are on their way at the same time. */
    static final Duration DELAY = Duration.ofSeconds(5);

    private static final int ORDERS_PER_MESSAGE = 10;

    private final Queue queue;
    private final Clock clock;

    /** Where signals go. */
    @FunctionalInterface
    public interface Queue {
        /** Sends all of them or throws. */
        void send(List<Signal> signals, Duration delay);
    }

    public RecheckQueue(Queue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** @throws RuntimeException if the queue refuses; what was sent before stays sent */
    void ask(Collection<OrderKey> orders) {
        Map<ShopId, List<String>> byShop = new TreeMap<>();
        orders.forEach(key ->
                byShop.computeIfAbsent(key.shop(), shop -> new ArrayList<>()).add(key.order()));
        List<Signal> signals = new ArrayList<>();
        byShop.forEach((shop, ids) -> {
            for (int i = 0; i < ids.size(); i += ORDERS_PER_MESSAGE) {
                signals.add(new Signal(
                        Signal.LOOK_AGAIN,
                        "",
                        Optional.of(shop),
                        Optional.empty(),
                        clock.instant(),
                        ids.subList(i, Math.min(i + ORDERS_PER_MESSAGE, ids.size())),
                        Map.of()));
            }
        });
        queue.send(signals, DELAY);
    }
}
