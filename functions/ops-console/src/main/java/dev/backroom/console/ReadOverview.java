package dev.backroom.console;

import dev.backroom.console.Overview.Kept;
import dev.backroom.console.Overview.Part;
import dev.backroom.console.Overview.ShopState;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.KeptSignals;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.ShopTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** Reads what the first page shows. Its cost follows the open work and the item list, not the history. */
final class ReadOverview {
    /** Parked messages shown, newest first. */
    static final int PARKED_SHOWN = 20;

    private static final int LAST_KEPT = 8;
    private static final Logger LOG = Logger.getLogger(ReadOverview.class);

    private final ShopTable shops;
    private final ReadWork work;
    private final ReadShelf shelf;
    private final ReadQueues queues;
    private final ParkedMessages parked;
    private final KeptSignals kept;
    private final Clock clock;

    ReadOverview(
            ShopTable shops,
            ReadWork work,
            ReadShelf shelf,
            ReadQueues queues,
            ParkedMessages parked,
            KeptSignals kept,
            Clock clock) {
        this.shops = shops;
        this.work = work;
        this.shelf = shelf;
        this.queues = queues;
        this.parked = parked;
        this.kept = kept;
        this.clock = clock;
    }

    Overview read() {
        Instant now = clock.instant();
        // The page is some fifty small reads; one after the other they would take longer than an operator likes.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Shop>> all = threads.submit(shops::all);
            var states = start(threads, "shops", () -> states(Waiting.of(all)));
            var open = start(threads, "orders", () -> work.read(Waiting.of(all), now, threads));
            var levels = start(threads, "stock", () -> shelf.read(Waiting.of(all)));
            var depths = start(threads, "queues", () -> queues.read(threads));
            var messages = start(threads, "parked messages", () -> parked.list(PARKED_SHOWN));
            var signals = start(threads, "kept webhooks", () -> kept(now));
            return new Overview(
                    now,
                    Waiting.of(states),
                    Waiting.of(open),
                    Waiting.of(levels),
                    Waiting.of(depths),
                    Waiting.of(messages),
                    Waiting.of(signals));
        }
    }

    private List<ShopState> states(List<Shop> all) {
        Map<ShopId, Instant> ends = shops.authorisationEnds();
        return all.stream()
                .map(shop -> new ShopState(shop, Optional.ofNullable(ends.get(shop.id()))))
                .toList();
    }

    private Kept kept(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Kept(kept.counts(today), kept.counts(today.minusDays(1)), kept.latest(today, LAST_KEPT));
    }

    private static <T> Future<Part<T>> start(ExecutorService threads, String what, Callable<T> read) {
        return threads.submit(() -> {
            try {
                return new Part.Read<>(read.call());
            } catch (Exception e) {
                LOG.warnf("%s could not be read: %s", what, e);
                return new Part.Failed<>(e.getClass().getSimpleName());
            }
        });
    }
}
