package dev.backroom.desk.sync;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.WebhookType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One batch of messages folded to distinct orders, and what became of each. */
final class SyncBatch {
    private final QueueBatch batch;
    private final Map<OrderKey, List<HandoverRequests>> asked = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Who asked for an order, and with which signal. */
    private record HandoverRequests(String message, Signal signal) {}

    SyncBatch(QueueBatch batch) {
        this.batch = batch;
        batch.forEach(SignalCodec::read, this::fold);
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
    Set<String> failed() {
        return batch.failed();
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
        batch.fail(messages(asked.getOrDefault(key, List.of())));
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
        batch.park(key.toString(), reason, body.orElse(""), messages(by));
    }

    /** One line about the batch: counts, no order. */
    String summary() {
        StringBuilder line = new StringBuilder();
        line.append(batch.size()).append(" messages, ").append(asked.size()).append(" orders");
        counts.forEach((what, n) -> line.append("; ").append(n).append(' ').append(what));
        return line.append("; ").append(batch.parked()).append(" parked").toString();
    }

    private void fold(QueueMessage message, Signal signal) {
        if (signal.orders().isEmpty()) {
            // After-sales webhooks name no order; there is nothing to read again.
            count("without an order");
            return;
        }
        if (signal.shop().isEmpty()) {
            batch.park(message, "the message names orders and no shop");
            return;
        }
        for (String order : signal.orders()) {
            try {
                OrderKey key = new OrderKey(signal.shop().get(), order);
                asked.computeIfAbsent(key, k -> new ArrayList<>()).add(new HandoverRequests(message.id(), signal));
            } catch (IllegalArgumentException e) {
                batch.park(message, "the message names an order by an unusable id");
            }
        }
    }

    private static List<String> messages(List<HandoverRequests> by) {
        return by.stream().map(HandoverRequests::message).toList();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
