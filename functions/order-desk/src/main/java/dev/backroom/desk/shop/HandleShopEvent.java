package dev.backroom.desk.shop;

import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.Parked;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.webhook.Facts;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.UnreadableSignal;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does what the webhooks about shops ask: disconnects withdrawn shops and has what they left erased, keeps announced ends, parks what cannot be read,
 * and keeps and counts every type that has no other home.
 */
public final class HandleShopEvent {
    static final String QUEUE = "ShopEvents";

    private static final Logger LOG = Logger.getLogger(HandleShopEvent.class);

    /**
     * A message of the queue.
     *
     * @param id the queue's own id of it
     */
    public record Message(String id, String body) {}

    private final ShopTable shops;
    private final KeptSignals kept;
    private final ParkedMessages parked;
    private final EraseShop erasure;
    private final Clock clock;

    public HandleShopEvent(ShopTable shops, KeptSignals kept, ParkedMessages parked, EraseShop erasure, Clock clock) {
        this.shops = shops;
        this.kept = kept;
        this.parked = parked;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Handles a batch; each message on its own.
     *
     * @return the ids of the messages that failed and are worth another try
     */
    public List<String> handle(List<Message> messages) {
        List<String> failed = new ArrayList<>();
        Map<String, Signal> toKeep = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                read(message)
                        .filter(signal -> !acted(message, signal))
                        .ifPresent(signal -> toKeep.put(message.id(), signal));
            } catch (RuntimeException e) {
                LOG.warnf("message %s failed and is tried again: %s", message.id(), e);
                failed.add(message.id());
            }
        }
        failed.addAll(keep(toKeep));
        return failed;
    }

    private Optional<Signal> read(Message message) {
        try {
            return Optional.of(SignalCodec.read(message.body()));
        } catch (UnreadableSignal e) {
            park(message.id(), "the queue message cannot be read: " + e.getMessage(), message.body());
            return Optional.empty();
        }
    }

    /** @return false where the signal is only to be kept */
    private boolean acted(Message message, Signal signal) {
        if (signal.type() == Signal.UNREADABLE) {
            String reason = signal.facts().getOrDefault(Facts.REASON, "no reason given");
            String length = signal.facts().getOrDefault(Facts.LENGTH, "?");
            String id = signal.facts().getOrDefault(Facts.SHA256, message.id());
            park(id, "a signed webhook of " + length + " bytes cannot be read: " + reason, "");
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

    private List<String> keep(Map<String, Signal> byMessage) {
        try {
            kept.keep(byMessage.values().stream().map(this::dated).toList());
            return List.of();
        } catch (RuntimeException e) {
            LOG.warnf("keeping a batch failed, each message is tried alone: %s", e);
        }
        List<String> failed = new ArrayList<>();
        byMessage.forEach((id, signal) -> {
            try {
                kept.keep(List.of(dated(signal)));
            } catch (RuntimeException e) {
                LOG.warnf("message %s failed and is tried again: %s", id, e);
                failed.add(id);
            }
        });
        return failed;
    }

    private void park(String id, String reason, String body) {
        parked.park(new Parked(id, QUEUE, reason, body, clock.instant()));
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
