package dev.backroom.desk.shop;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.webhook.Facts;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Does what the webhooks about shops ask: disconnects withdrawn shops and has what they left erased, keeps announced ends, parks what cannot be read,
 * and keeps and counts every type that has no other home.
 */
public final class HandleShopEvent {
    static final String QUEUE = "ShopEvents";

    private static final Logger LOG = Logger.getLogger(HandleShopEvent.class);

    private final ShopTable shops;
    private final KeptSignals kept;
    private final QueueConsumer queue;
    private final EraseShop erasure;
    private final Clock clock;

    public HandleShopEvent(ShopTable shops, KeptSignals kept, Parking parking, EraseShop erasure, Clock clock) {
        this.shops = shops;
        this.kept = kept;
        this.queue = new QueueConsumer(QUEUE, "the queue message", parking, clock);
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Handles a batch; each message on its own.
     *
     * @return the ids of the messages that failed and are worth another try
     */
    public Set<String> handle(List<QueueMessage> messages) {
        QueueBatch batch = queue.begin(messages);
        Map<QueueMessage, Signal> toKeep = new LinkedHashMap<>();
        batch.forEach(SignalCodec::read, (message, signal) -> {
            if (!acted(message, signal, batch)) {
                toKeep.put(message, signal);
            }
        });
        keep(toKeep, batch);
        return batch.failed();
    }

    /** @return false where the signal is only to be kept */
    private boolean acted(QueueMessage message, Signal signal, QueueBatch batch) {
        if (signal.type() == Signal.UNREADABLE) {
            String reason = signal.facts().getOrDefault(Facts.REASON, "no reason given");
            String length = signal.facts().getOrDefault(Facts.LENGTH, "?");
            String id = signal.facts().getOrDefault(Facts.SHA256, message.id());
            batch.park(
                    id,
                    "a signed webhook of " + length + " bytes cannot be read: " + reason,
                    "",
                    List.of(message.id()));
            return true;
        }
        if (signal.type() == Signal.ERASURE) {
            signal.shop().ifPresent(erasure::goOn);
            return true;
        }
        Optional<WebhookType> type = WebhookType.of(signal.type());
        if (type.isEmpty()) {
            return false;
        }
        return switch (type.get()) {
            case SELLER_DEAUTHORIZATION -> disconnected(signal);
            case UPCOMING_AUTHORIZATION_EXPIRATION -> ends(signal);
            default -> false;
        };
    }

    private boolean disconnected(Signal signal) {
        for (ShopId shop : meant(signal)) {
            boolean changed = shops.disconnect(shop, at(signal));
            LOG.warnf(
                    "shop %s: the seller withdrew the authorisation (%s)",
                    shop, changed ? "disconnected" : "unknown shop, or authorised since");
            if (changed) {
                erasure.begin(shop);
            }
        }
        return true;
    }

    private boolean ends(Signal signal) {
        Optional<Instant> end =
                Optional.ofNullable(signal.facts().get(Facts.EXPIRES)).flatMap(HandleShopEvent::instant);
        if (end.isEmpty()) {
            return false;
        }
        for (ShopId shop : meant(signal)) {
            shops.authorisationEnds(shop, end.get());
            LOG.warnf("shop %s: the seller has to authorise again before %s", shop, end.get());
        }
        return true;
    }

    private List<ShopId> meant(Signal signal) {
        return signal.shop()
                .map(List::of)
                .orElseGet(() -> signal.seller().stream()
                        .flatMap(seller -> shops.ofSeller(seller).stream())
                        .map(shop -> shop.id())
                        .toList());
    }

    private void keep(Map<QueueMessage, Signal> signals, QueueBatch batch) {
        try {
            kept.keep(signals.values().stream().map(this::dated).toList());
            return;
        } catch (RuntimeException e) {
            LOG.warnf("keeping a batch failed, each message is tried alone: %s", e);
        }
        signals.forEach((message, signal) -> {
            try {
                kept.keep(List.of(dated(signal)));
            } catch (RuntimeException e) {
                LOG.warnf("message %s failed and is tried again: %s", message.id(), e);
                batch.fail(message);
            }
        });
    }

    /** A webhook without a time counts as pushed now. */
    private Instant at(Signal signal) {
        return signal.at().equals(Instant.EPOCH) ? clock.instant() : signal.at();
    }

    private Signal dated(Signal signal) {
        return new Signal(
                signal.type(),
                signal.notification(),
                signal.shop(),
                signal.seller(),
                at(signal),
                signal.orders(),
                signal.facts());
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
