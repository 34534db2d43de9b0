package dev.backroom.desk.poll;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.order.OrderPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Asks the platform which orders changed since the last time, and queues those that no webhook has brought: they are
 * missing here, or older here than there. Held orders whose stock came back are queued with them.
 */
public final class PollOrders {
    /** How far each poll reaches back behind the last one, for orders that the platform's search showed late. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    /** Changes younger than this are left to their webhooks, which are still on their way. */
    static final Duration GRACE = Duration.ofMinutes(2);

    /** Orders named by one queue message. */
    static final int ORDERS_PER_MESSAGE = 10;

    /** Held orders read at a time. */
    static final int HELD_PER_PAGE = 200;

    private static final String JOB = "OrderPoll";
    private static final Pattern ORDER_ID = Pattern.compile("[0-9]{1,32}");
    private static final Logger LOG = Logger.getLogger(PollOrders.class);

    /** The platform's search by time of change, page by page, oldest change first. */
    @FunctionalInterface
    public interface Search {
        OrderPage page(Shop shop, Instant updatedFrom, Instant updatedBefore, String pageToken);
    }

    /** What is stored here. */
    interface Stored {
        Map<OrderKey, Order> load(Collection<OrderKey> keys);

        /**
         * The orders that wait for somebody, most urgent first.
         *
         * @param after where a page ended; empty text for the beginning
         */
        OrderTable.OpenPage held(ShopId shop, String after, int limit);

        /** Units that can still be promised; slots that have no level may be left out. */
        Map<Slot, Integer> available(String owner, Collection<Slot> slots);

        Set<Sku> listed(String owner, Collection<Sku> skus);
    }

    /** Where signals go. */
    @FunctionalInterface
    public interface Outbox {
        /** Sends all of them or throws. */
        void send(List<Signal> signals);
    }

    /**
     * What a poll of one shop did.
     *
     * @param read orders that the search named
     * @param queued orders queued because they are newer there
     * @param settling held orders queued because their stock came back
     * @param failure why it broke off; empty text where it did not
     */
    public record ShopPoll(int read, int queued, int settling, String failure) {}

    private final ShopTable shops;
    private final Search search;
    private final Stored stored;
    private final Outbox outbox;
    private final ScheduledJob job;
    private final Clock clock;

    public PollOrders(ShopTable shops, Search search, Stored stored, Outbox outbox, JobLog jobs, Clock clock) {
        this.shops = shops;
        this.search = search;
        this.stored = stored;
        this.outbox = outbox;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.clock = clock;
    }

    /**
     * Polls every connected shop, all at the same time.
     *
     * @return what was done, by shop
     * @throws IllegalStateException if there are shops and none could be polled
     */
    public Map<ShopId, ShopPoll> run() {
        ScheduledJob.Run run = job.begin();
        Map<ShopId, ShopPoll> polls =
                Parallel.byShop().map(ScheduledJob.connected(shops.all()), shop -> poll(shop, run));
        run.end();
        return polls;
    }

    private ShopPoll poll(Shop shop, ScheduledJob.Run run) {
        Progress progress = new Progress();
        return progress.result(run.attempt(shop.id(), () -> {
            changed(shop, progress);
            settling(shop, progress);
        }));
    }

    private void changed(Shop shop, Progress progress) {
        Instant before = clock.instant().minus(GRACE);
        Instant from = shops.watermark(shop.id()).orElse(shop.connectedAt()).minus(OVERLAP);
        if (!from.isBefore(before)) {
            return;
        }
        String token = "";
        do {
            OrderPage page = search.page(shop, from, before, token);
            Set<String> newer = newer(shop, page);
            queue(shop, newer);
            progress.read += page.orders().size() + page.unreadable().size();
            progress.queued += newer.size();
            token = page.nextPageToken();
            if (!token.isEmpty()) {
                // A long absence takes more pages than one run may have time for: the next run goes on from here.
                reached(page).ifPresent(at -> shops.watermark(shop.id(), at));
            }
        } while (!token.isEmpty());
        shops.watermark(shop.id(), before);
    }

    private Set<String> newer(Shop shop, OrderPage page) {
        Map<OrderKey, Order> known =
                stored.load(page.orders().stream().map(OrderSnapshot::key).toList());
        Set<String> ids = new LinkedHashSet<>();
        for (OrderSnapshot seen : page.orders()) {
            Order have = known.get(seen.key());
            if (have == null || isNewer(seen, have)) {
                ids.add(seen.key().order());
            }
        }
        // The sync parks what it cannot read either, in the one place where that is done.
        for (Map.Entry<String, String> unreadable : page.unreadable().entrySet()) {
            if (ORDER_ID.matcher(unreadable.getKey()).matches()) {
                ids.add(unreadable.getKey());
            } else {
                LOG.warnf("shop %s: the search gave an order without an id: %s", shop.id(), unreadable.getValue());
            }
        }
        return ids;
    }

    private static boolean isNewer(OrderSnapshot seen, Order have) {
        int byTime = seen.updated().compareTo(have.updated());
        return byTime > 0
                || (byTime == 0 && seen.status().rank() > have.status().rank());
    }

    private static Optional<Instant> reached(OrderPage page) {
        List<Instant> times = page.orders().stream().map(OrderSnapshot::updated).toList();
        boolean ascending = times.equals(times.stream().sorted().toList());
        return ascending && !times.isEmpty() ? Optional.of(times.getLast()) : Optional.empty();
    }

    private void settling(Shop shop, Progress progress) {
        List<Order> waiting = waiting(shop);
        Set<Slot> slots = SettlingOrders.missing(waiting);
        Set<Sku> skus = SettlingOrders.unknown(waiting);
        Map<Slot, Integer> available = slots.isEmpty() ? Map.of() : stored.available(shop.owner(), slots);
        Set<Sku> listed = skus.isEmpty() ? Set.of() : stored.listed(shop.owner(), skus);
        List<OrderKey> settling = SettlingOrders.of(waiting, available, listed);
        queue(shop, settling.stream().map(OrderKey::order).toList());
        progress.settling += settling.size();
    }

    /** Held orders that wait for stock or for an item: all of them, for those behind many others wait as well. */
    private List<Order> waiting(Shop shop) {
        List<Order> waiting = new ArrayList<>();
        Optional<String> place = Optional.of("");
        while (place.isPresent()) {
            OrderTable.OpenPage page = stored.held(shop.id(), place.get(), HELD_PER_PAGE);
            Map<OrderKey, Order> known = page.orders().isEmpty() ? Map.of() : stored.load(page.orders());
            page.orders().stream()
                    .filter(known::containsKey)
                    .map(key -> Objects.requireNonNull(known.get(key)))
                    .filter(SettlingOrders::mayRelax)
                    .forEach(waiting::add);
            place = page.next();
        }
        return waiting;
    }

    private void queue(Shop shop, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < all.size(); i += ORDERS_PER_MESSAGE) {
            signals.add(new Signal(
                    Signal.POLLED,
                    "",
                    Optional.of(shop.id()),
                    Optional.empty(),
                    clock.instant(),
                    all.subList(i, Math.min(i + ORDERS_PER_MESSAGE, all.size())),
                    Map.of()));
        }
        if (!signals.isEmpty()) {
            outbox.send(signals);
        }
    }

    private static final class Progress {
        private int read;
        private int queued;
        private int settling;

        ShopPoll result(String failure) {
            return new ShopPoll(read, queued, settling, failure);
        }
    }
}
