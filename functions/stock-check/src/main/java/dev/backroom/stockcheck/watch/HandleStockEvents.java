package dev.backroom.stockcheck.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.webhook.Facts;
import dev.backroom.tiktok.webhook.SignalCodec;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at once at the SKUs whose stock the platform says has run low or was changed. A webhook says where to look and
 * never what is true. Types about products are kept and counted. A shop that was connected has its listings read.
 */
public final class HandleStockEvents {
    static final String QUEUE = "StockEvents";

    private static final Logger LOG = Logger.getLogger(HandleStockEvents.class);
    /** What orders change on the channel, they change here by themselves. */
    private static final String BY_ORDER = "order";
    /** How the platform names what somebody did in its own pages. */
    private static final String BY_HAND = "manual";

    private final Supplier<List<Shop>> shops;
    private final WatchStock watch;
    private final ReadListings listings;
    private final KeptSignals kept;
    private final QueueConsumer queue;
    private final Clock clock;

    /**
     * Listings of one shop to look at, and the messages that named them.
     *
     * @param edited when somebody changed one by hand, as the platform says
     */
    private record Asked(Shop shop, Set<String> platformSkus, Map<String, Instant> edited, Set<String> messages) {}

    /** @param round of reading listings; 0 for everything else */
    private record Event(Signal signal, int round) {}

    /** A shop whose listings are to be read, the earliest round asked for, and the messages that asked. */
    private record Connected(Shop shop, int round, Set<String> messages) {
        Connected plus(Connected other) {
            Set<String> all = new HashSet<>(messages);
            all.addAll(other.messages());
            return new Connected(shop, Math.min(round, other.round()), all);
        }
    }

    public HandleStockEvents(
            Supplier<List<Shop>> shops,
            WatchStock watch,
            ReadListings listings,
            KeptSignals kept,
            Parking parking,
            Clock clock) {
        this.shops = shops;
        this.watch = watch;
        this.listings = listings;
        this.kept = kept;
        this.queue = new QueueConsumer(QUEUE, "the queue message", 0, parking, clock);
        this.clock = clock;
    }

    /**
     * Handles a batch; no shop's trouble becomes another's.
     *
     * @return the ids of the messages that failed and are worth another try
     */
    public Set<String> handle(List<QueueMessage> messages) {
        QueueBatch batch = queue.begin(messages);
        List<Shop> known;
        try {
            known = shops.get();
        } catch (RuntimeException e) {
            LOG.warnf("the shops could not be read, %d messages are tried again: %s", messages.size(), e);
            messages.forEach(batch::fail);
            return batch.failed();
        }
        Map<ShopId, Asked> asked = new LinkedHashMap<>();
        Map<ShopId, Connected> connected = new LinkedHashMap<>();
        int[] byOrder = new int[1];
        List<Shop> all = known;
        batch.forEach(HandleStockEvents::read, (message, event) -> {
            Signal signal = event.signal();
            String sku = signal.facts().getOrDefault(Facts.SKU, "");
            if (signal.type() == Signal.LISTINGS) {
                for (Shop shop : meant(signal, all)) {
                    connected.merge(
                            shop.id(), new Connected(shop, event.round(), Set.of(message.id())), Connected::plus);
                }
            } else if (!aboutStock(signal) || sku.isEmpty()) {
                keep(signal);
            } else if (signal.facts().getOrDefault(Facts.KIND, "").startsWith(BY_ORDER)) {
                byOrder[0]++;
            } else {
                for (Shop shop : meant(signal, all)) {
                    Asked one = asked.computeIfAbsent(
                            shop.id(), id -> new Asked(shop, new HashSet<>(), new HashMap<>(), new HashSet<>()));
                    one.platformSkus().add(sku);
                    if (signal.facts().getOrDefault(Facts.KIND, "").startsWith(BY_HAND)) {
                        one.edited().merge(sku, signal.at(), (had, at) -> had.isAfter(at) ? had : at);
                    }
                    one.messages().add(message.id());
                }
            }
        });
        Parallel.byShop().map(connected, this::read).values().forEach(batch::fail);
        Parallel.byShop().map(asked, this::look).values().forEach(batch::fail);
        LOG.infof(
                "%d messages, %d by orders; %d failed",
                messages.size(), byOrder[0], batch.failed().size());
        return batch.failed();
    }

    private static Event read(String body) throws UnreadableMessage {
        Signal signal = SignalCodec.read(body);
        return new Event(signal, signal.type() == Signal.LISTINGS ? round(signal) : 0);
    }

    private static boolean aboutStock(Signal signal) {
        Optional<WebhookType> type = WebhookType.of(signal.type());
        return type.filter(one -> one == WebhookType.INVENTORY_STATUS_CHANGE || one == WebhookType.INVENTORY_CHANGED)
                .isPresent();
    }

    private static List<Shop> meant(Signal signal, List<Shop> known) {
        return known.stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .filter(shop -> signal.shop()
                        .map(id -> id.equals(shop.id()))
                        .orElseGet(() ->
                                signal.seller().filter(shop.seller()::equals).isPresent()))
                .toList();
    }

    private static int round(Signal signal) throws UnreadableMessage {
        String round = signal.facts().getOrDefault(ReadListings.ROUND, "0");
        if (!round.matches("\\d{1,3}")) {
            throw new UnreadableMessage("the round is no small number");
        }
        return Integer.parseInt(round);
    }

    private Set<String> read(Connected connected) {
        Shop shop = connected.shop();
        try {
            listings.read(shop, connected.round());
            return Set.of();
        } catch (TikTokFailure.Permanent | TikTokFailure.Unauthorised e) {
            // The watch asks for them before long, and says what is wrong.
            LOG.warnf("the listings of shop %s could not be read: %s", shop.id(), e.getMessage());
            return Set.of();
        } catch (RuntimeException e) {
            LOG.warnf("the listings of shop %s could not be read and are tried again: %s", shop.id(), e);
            return connected.messages();
        }
    }

    private Set<String> look(Asked asked) {
        try {
            watch.look(asked.shop(), asked.platformSkus(), asked.edited());
            return Set.of();
        } catch (TikTokFailure.Permanent | TikTokFailure.Unauthorised e) {
            // The watch asks for all of it before long, and says what is wrong.
            LOG.warnf("shop %s was not checked: %s", asked.shop().id(), e.getMessage());
            return Set.of();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "shop %s was not checked and is tried again: %s",
                    asked.shop().id(), e);
            return asked.messages();
        }
    }

    private void keep(Signal signal) {
        Instant at = signal.at().equals(Instant.EPOCH) ? clock.instant() : signal.at();
        kept.keep(List.of(new Signal(
                signal.type(),
                signal.notification(),
                signal.shop(),
                signal.seller(),
                at,
                signal.orders(),
                signal.facts())));
    }
}
