package dev.backroom.desk.poll;

import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.tiktok.order.OrderPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads the orders of the time before a shop was connected, page by page, oldest change first. Orders that left the building
 * or were cancelled are stored as they are and take nothing off the shelf: what was counted since was counted without
 * them. Open orders would reserve stock; they are left alone, or queued like any order if that is asked for. May be stopped
 * at any time and goes on where it was.
 */
public final class ReadHistory {
    /** The longest time to look back. */
    public static final int MOST_DAYS = 365;

    private static final int ORDERS_PER_MESSAGE = 10;
    private static final Logger LOG = Logger.getLogger(ReadHistory.class);

    /** Where the mark of a shop is kept. */
    public interface Marks {
        Optional<HistoryCheckpoints.Mark> of(Shop shop);

        void put(Shop shop, HistoryCheckpoints.Mark mark);
    }

    /** What is stored here. */
    interface Stored {
        Map<OrderKey, Order> load(Collection<OrderKey> keys);

        Catalogue catalogue(String owner, Set<Sku> skus);

        Map<OrderKey, CommitOutcome> commit(Collection<OrderChange> changes);
    }

    /**
     * How far a reading is. Counts are orders of this run.
     *
     * @param at changes up to then have been read
     * @param known were stored before
     * @param open wait to be shipped, and were left alone
     * @param queued wait to be shipped, and were queued
     * @param unreadable could not be read, or not stored
     */
    public record Progress(
            Instant from,
            Instant at,
            Instant until,
            int read,
            int stored,
            int known,
            int open,
            int queued,
            int unreadable) {
        /** 0 to 1. */
        public double share() {
            return ReadHistory.share(from, at, until);
        }
    }

    private final PollOrders.Search search;
    private final Marks marks;
    private final Stored stored;
    private final PollOrders.Outbox outbox;
    private final Clock clock;

    public ReadHistory(PollOrders.Search search, Marks marks, Stored stored, PollOrders.Outbox outbox, Clock clock) {
        this.search = search;
        this.marks = marks;
        this.stored = stored;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Reads one shop's history.
     *
     * @param days how far back, 1 to {@link #MOST_DAYS}
     * @param withStock whether open orders are taken up, which reserves stock for them
     * @param watcher told after every page
     * @return where it ended
     * @throws dev.backroom.tiktok.TikTokFailure if the platform refuses; what was read before stays read
     * @throws IllegalStateException if an order could not be stored for the time being
     */
    public Progress run(Shop shop, int days, boolean withStock, Consumer<Progress> watcher) {
        checkDays(days);
        Instant until = clock.instant();
        Instant wanted = until.minus(Duration.ofDays(days));
        // Open orders were passed over by a reading without stock, so one with stock begins anew.
        Optional<HistoryCheckpoints.Mark> mark = withStock ? Optional.empty() : marks.of(shop);
        HistoryCheckpoints.Mark begin = HistoryCheckpoints.Mark.beginning(mark, wanted);
        Progress progress = new Progress(wanted, begin.upTo(), until, 0, 0, 0, 0, 0, 0);
        String token = "";
        do {
            OrderPage page = search.page(shop, begin.upTo(), until, token);
            progress = take(shop, page, withStock, progress);
            token = page.nextPageToken();
            if (token.isEmpty()) {
                progress = at(progress, until);
            }
            if (!withStock) {
                marks.put(shop, begin.read(progress.at()));
            }
            watcher.accept(progress);
        } while (!token.isEmpty());
        return progress;
    }

    /** @throws IllegalArgumentException if it is not between 1 and {@link #MOST_DAYS} */
    public static void checkDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is not between 1 and " + MOST_DAYS);
        }
    }

    /** The part of a span, 0 to 1, that lies before an instant. */
    public static double share(Instant from, Instant at, Instant until) {
        double whole = Duration.between(from, until).toMillis();
        return whole <= 0 ? 1 : Math.clamp(Duration.between(from, at).toMillis() / whole, 0, 1);
    }

    private Progress take(Shop shop, OrderPage page, boolean withStock, Progress before) {
        Map<OrderKey, Order> known =
                stored.load(page.orders().stream().map(OrderSnapshot::key).toList());
        List<OrderSnapshot> over = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (OrderSnapshot seen : page.orders()) {
            if (!known.containsKey(seen.key())) {
                if (seen.status().isClosed()) {
                    over.add(seen);
                } else {
                    open.add(seen.key().order());
                }
            }
        }
        Kept kept = store(shop, over);
        if (withStock) {
            queue(shop, open);
        }
        Instant at = page.orders().stream()
                .map(OrderSnapshot::updated)
                .reduce(before.at(), (first, second) -> first.isAfter(second) ? first : second);
        return new Progress(
                before.from(),
                at,
                before.until(),
                before.read() + page.orders().size() + page.unreadable().size(),
                before.stored() + kept.stored(),
                before.known() + known.size(),
                before.open() + (withStock ? 0 : open.size()),
                before.queued() + (withStock ? open.size() : 0),
                before.unreadable() + page.unreadable().size() + kept.refused());
    }

    /** @param refused orders that never can be stored */
    private record Kept(int stored, int refused) {}

    private Kept store(Shop shop, List<OrderSnapshot> over) {
        if (over.isEmpty()) {
            return new Kept(0, 0);
        }
        Set<Sku> skus = over.stream()
                .flatMap(seen -> seen.lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toSet());
        Catalogue catalogue = stored.catalogue(shop.owner(), skus);
        List<OrderChange> changes = new ArrayList<>();
        for (OrderSnapshot seen : over) {
            Terms terms = new Terms(shop.warehouseFor(seen.warehouse()), Instant.MAX);
            switch (OrderTransition.apply(Optional.empty(), seen, catalogue, terms)) {
                case OrderTransition.Unchanged same -> {}
                case OrderTransition.Changed changed ->
                    changes.add(new OrderChange(shop.owner(), catalogue, terms, changed));
            }
        }
        int kept = 0;
        int refused = 0;
        for (Map.Entry<OrderKey, CommitOutcome> outcome : stored.commit(changes).entrySet()) {
            switch (outcome.getValue()) {
                case CommitOutcome.Committed done -> kept++;
                case CommitOutcome.Unchanged same -> {}
                case CommitOutcome.Failed(String reason) ->
                    throw new IllegalStateException("order " + outcome.getKey().order() + " is not stored: " + reason);
                case CommitOutcome.Parked(String reason) -> {
                    LOG.warnf(
                            "order %s of history is not stored: %s",
                            outcome.getKey().order(), reason);
                    refused++;
                }
            }
        }
        return new Kept(kept, refused);
    }

    private void queue(Shop shop, List<String> ids) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += ORDERS_PER_MESSAGE) {
            signals.add(new Signal(
                    Signal.POLLED,
                    "",
                    Optional.of(shop.id()),
                    Optional.empty(),
                    clock.instant(),
                    ids.subList(i, Math.min(i + ORDERS_PER_MESSAGE, ids.size())),
                    Map.of()));
        }
        if (!signals.isEmpty()) {
            outbox.send(signals);
        }
    }

    private static Progress at(Progress before, Instant at) {
        return new Progress(
                before.from(),
                at,
                before.until(),
                before.read(),
                before.stored(),
                before.known(),
                before.open(),
                before.queued(),
                before.unreadable());
    }
}
