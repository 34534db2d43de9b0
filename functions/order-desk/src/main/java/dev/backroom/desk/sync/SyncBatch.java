package dev.backroom.desk.sync;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.message.Parked;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.UnreadableSignal;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** One batch of messages folded to distinct orders, and what became of each. */
final class SyncBatch {
    static final String QUEUE = "OrderEvents";
    /** An unreadable message is kept whole up to this length, and beyond it not at all. */
    private static final int LONGEST_KEPT = 4_096;

    private static final Logger LOG = Logger.getLogger(SyncBatch.class);

    private final Parking parking;
    private final Instant now;
    private final int messages;
    private final Map<OrderKey, List<HandoverRequests>> asked = new LinkedHashMap<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Who asked for an order, and with which signal. */
    private record HandoverRequests(String message, Signal signal) {}

    SyncBatch(List<SyncOrders.Message> messages, Parking parking, Instant now) {
        this.parking = parking;
        this.now = now;
        this.messages = messages.size();
        messages.forEach(this::fold);
    }

    /** The distinct orders, by shop, in the order of their first message. */
    Map<ShopId, List<String>> wanted() {
        Map<ShopId, List<String>> wanted = new LinkedHashMap<>();
        asked.keySet()
                .forEach(key -> wanted.computeIfAbsent(key.shop(), shop -> new ArrayList<>())
                        .add(key.order()));
        return wanted;
    }

    /** Whether a message said that the packages of an order changed. */
    boolean isRepacked(OrderKey key) {
        return asked.getOrDefault(key, List.of()).stream()
                .anyMatch(one -> one.signal().type() == WebhookType.PACKAGE_UPDATE.number());
    }

    /** Whether a message said that later orders make an order doubtful. */
    boolean isDoubted(OrderKey key) {
        return asked.getOrDefault(key, List.of()).stream()
                .anyMatch(one -> one.signal().type() == Signal.LOOK_AGAIN);
    }

    /** The messages that shall be delivered again. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    void outcome(OrderKey key, CommitOutcome outcome) {
        switch (outcome) {
            case CommitOutcome.Committed(var order) -> count(order.reservation().isShort() ? "stored short" : "stored");
            case CommitOutcome.Unchanged unchanged -> count("unchanged");
            case CommitOutcome.Failed(String reason) -> fail(key, reason);
            case CommitOutcome.Parked(String reason) -> park(key, reason);
        }
    }

    void fail(Collection<OrderKey> keys, String reason) {
        keys.forEach(key -> fail(key, reason));
    }

    void fail(OrderKey key, String reason) {
        count("failed, " + reason);
        asked.getOrDefault(key, List.of()).forEach(one -> failed.add(one.message()));
    }

    void park(Collection<OrderKey> keys, String reason) {
        keys.forEach(key -> park(key, reason));
    }

    /** Parks one order of a message, so that a replay reads that one again and no other. */
    void park(OrderKey key, String reason) {
        List<HandoverRequests> by = asked.getOrDefault(key, List.of());
        Optional<String> body = by.stream()
                .findFirst()
                .map(one -> SignalCodec.write(new Signal(
                        one.signal().type(),
                        one.signal().notification(),
                        Optional.of(key.shop()),
                        one.signal().seller(),
                        one.signal().at(),
                        List.of(key.order()),
                        one.signal().facts())));
        park(
                new Parked(key.toString(), QUEUE, reason, body.orElse(""), now),
                by.stream().map(HandoverRequests::message).toList());
    }

    /** One line about the batch: counts, no order. */
    String summary() {
        StringBuilder line = new StringBuilder();
        line.append(messages).append(" messages, ").append(asked.size()).append(" orders");
        counts.forEach((what, n) -> line.append("; ").append(n).append(' ').append(what));
        return line.toString();
    }

    private void fold(SyncOrders.Message message) {
        Signal signal;
        try {
            signal = SignalCodec.read(message.body());
        } catch (UnreadableSignal e) {
            park(message, "the queue message cannot be read: " + e.getMessage());
            return;
        }
        if (signal.orders().isEmpty()) {
            // After-sales webhooks name no order; there is nothing to read again.
            count("without an order");
            return;
        }
        if (signal.shop().isEmpty()) {
            park(message, "the message names orders and no shop");
            return;
        }
        for (String order : signal.orders()) {
            try {
                OrderKey key = new OrderKey(signal.shop().get(), order);
                asked.computeIfAbsent(key, k -> new ArrayList<>()).add(new HandoverRequests(message.id(), signal));
            } catch (IllegalArgumentException e) {
                park(message, "the message names an order by an unusable id");
            }
        }
    }

    private void park(SyncOrders.Message message, String reason) {
        String body = message.body().length() <= LONGEST_KEPT ? message.body() : "";
        park(new Parked(message.id(), QUEUE, reason, body, now), List.of(message.id()));
    }

    private void park(Parked parked, List<String> messageIds) {
        try {
            parking.park(parked);
            count("parked");
        } catch (RuntimeException e) {
            LOG.warnf(
                    "parking failed, the messages come again: %s", e.getClass().getSimpleName());
            count("failed, not parked");
            failed.addAll(messageIds);
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
