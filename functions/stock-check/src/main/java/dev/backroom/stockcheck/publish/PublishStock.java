package dev.backroom.stockcheck.publish;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.stock.StockChangeCodec;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.publish.PublishProduct.Outcome;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockPositions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sets what the channels show to what can be sold, for the SKUs that a batch of changes names and for the bundles that they
 * are parts of. Messages say where to look; the figures are read when they are published. Safe to repeat.
 */
public final class PublishStock {
    static final String QUEUE = "StockChanges";

    /** After so long no further call is begun; what is left goes back into the queue. Real time. */
    static final Duration BUDGET = Duration.ofSeconds(20);

    /** What has failed for so long is left to the watch: its messages would only end as dead letters. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** So many products in a row that the platform failed on are taken for the platform's trouble, not the products'. */
    private static final int FAILURES_IN_A_ROW = 3;

    private static final Logger LOG = Logger.getLogger(PublishStock.class);

    private final Supplier<List<Shop>> shops;
    private final StockPositionTable shelves;
    private final PublishProduct publish;
    private final StockChangeOutbox outbox;
    private final QueueConsumer queue;
    private final Clock clock;
    private final Clock realTime;

    /** Listings of one product of one shop. */
    private record Work(String owner, Shop shop, String product, List<Listed> due, StockPositions known) {}

    public PublishStock(
            Supplier<List<Shop>> shops,
            StockPositionTable shelves,
            PublishProduct publish,
            StockChangeOutbox outbox,
            Parking parking,
            Clock clock,
            Clock realTime) {
        this.shops = shops;
        this.shelves = shelves;
        this.publish = publish;
        this.outbox = outbox;
        this.queue = new QueueConsumer(QUEUE, "the queue message", 0, parking, clock);
        this.clock = clock;
        this.realTime = realTime;
    }

    /**
     * Handles a batch; no shop's trouble becomes another's.
     *
     * @param messages as queued, readable or not
     * @return the ids of the messages that failed and are worth another try
     */
    public Set<String> handle(List<QueueMessage> messages) {
        Instant last = realTime.instant().plus(BUDGET);
        QueueBatch batch = queue.begin(messages);
        Map<String, Map<Sku, Set<String>>> wanted = fold(batch);
        Map<String, Set<Sku>> again = new HashMap<>();
        int[] published = new int[1];
        try {
            Map<ShopId, Shop> connected = shops.get().stream()
                    .filter(shop -> shop.state() == Shop.State.CONNECTED)
                    .collect(Collectors.toMap(Shop::id, shop -> shop));
            Map<ShopId, List<Work>> works = new LinkedHashMap<>();
            wanted.forEach((owner, skus) -> {
                for (Work work : works(owner, shelves.readWithBundles(owner, skus.keySet()), connected)) {
                    works.computeIfAbsent(work.shop().id(), shop -> new ArrayList<>())
                            .add(work);
                }
            });
            Parallel.byShop()
                    .map(works, shopWorks -> publish(shopWorks, last))
                    .values()
                    .forEach(result -> result.forEach((work, outcomes) -> outcomes.forEach((listed, outcome) -> {
                        published[0]++;
                        switch (outcome) {
                            case DONE -> {}
                            case AGAIN ->
                                again.computeIfAbsent(work.owner(), owner -> new HashSet<>())
                                        .add(listed.sku());
                            case FAILED -> batch.fail(origin(work, listed, wanted));
                        }
                    })));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%d messages failed and are tried again", messages.size());
            wanted.values().forEach(skus -> skus.values().forEach(batch::fail));
        }
        again.forEach((owner, skus) -> requeue(owner, skus, wanted.getOrDefault(owner, Map.of()), batch));
        LOG.infof(
                "%d messages; %d listings due, %d owners' again, %d messages failed",
                messages.size(), published[0], again.size(), batch.failed().size());
        return batch.failed();
    }

    private Map<String, Map<Sku, Set<String>>> fold(QueueBatch batch) {
        Map<String, Map<Sku, Set<String>>> wanted = new LinkedHashMap<>();
        batch.forEach(StockChangeCodec::read, (message, change) -> {
            Map<Sku, Set<String>> skus = wanted.computeIfAbsent(change.owner(), owner -> new HashMap<>());
            change.skus()
                    .forEach(sku ->
                            skus.computeIfAbsent(sku, s -> new HashSet<>()).add(message.id()));
        });
        return wanted;
    }

    private List<Work> works(String owner, StockPositions known, Map<ShopId, Shop> connected) {
        Map<Shop, Map<String, List<Listed>>> due = new LinkedHashMap<>();
        known.shelves().values().forEach(shelf -> {
            Optional<Sellable> sellable = known.sellable(shelf.sku());
            for (Listed listed : shelf.listings()) {
                Shop shop = connected.get(listed.listing().shop());
                if (shop != null && sellable.isPresent() && isDue(listed, shop, sellable.get())) {
                    due.computeIfAbsent(shop, s -> new LinkedHashMap<>())
                            .computeIfAbsent(listed.listing().product(), p -> new ArrayList<>())
                            .add(listed);
                }
            }
        });
        List<Work> works = new ArrayList<>();
        due.forEach((shop, products) ->
                products.forEach((product, listed) -> works.add(new Work(owner, shop, product, listed, known))));
        return works;
    }

    private boolean isDue(Listed listed, Shop shop, Sellable sellable) {
        if (!listed.listing().live()
                || listed.failing()
                        .filter(failing -> failing.retryAt().isAfter(clock.instant()))
                        .isPresent()) {
            return false;
        }
        return listed.stale()
                || listed.failing().isPresent()
                || listed.unfinished()
                || listed.published()
                        .filter(published ->
                                published.shows(listed.listing().figures(shop, sellable), sellable.basis()))
                        .isEmpty();
    }

    private Map<Work, Map<Listed, Outcome>> publish(List<Work> works, Instant last) {
        Map<Work, Map<Listed, Outcome>> outcomes = new LinkedHashMap<>();
        int failures = 0;
        boolean closed = false;
        boolean passing = false;
        for (Work work : works) {
            boolean open = !closed && failures < FAILURES_IN_A_ROW;
            if (!open || !realTime.instant().isBefore(last)) {
                Outcome rest = open ? Outcome.AGAIN : passing ? Outcome.FAILED : Outcome.DONE;
                outcomes.put(work, work.due().stream().collect(Collectors.toMap(listed -> listed, listed -> rest)));
                continue;
            }
            try {
                PublishProduct.Result result =
                        publish.publish(work.owner(), work.shop(), work.product(), work.due(), work.known());
                Map<Listed, Outcome> theirs = leavingToTheWatch(result.outcomes());
                outcomes.put(work, theirs);
                failures = result.shop() == PublishProduct.Answer.FAILED ? failures + 1 : 0;
                closed = result.shop() == PublishProduct.Answer.CLOSED;
                passing |= theirs.containsValue(Outcome.FAILED);
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "product %s of shop %s failed and is tried again",
                        work.product(),
                        work.shop().id());
                outcomes.put(
                        work,
                        work.due().stream().collect(Collectors.toMap(listed -> listed, listed -> Outcome.FAILED)));
            }
        }
        return outcomes;
    }

    private Map<Listed, Outcome> leavingToTheWatch(Map<Listed, Outcome> outcomes) {
        Instant longAgo = clock.instant().minus(PATIENCE);
        Map<Listed, Outcome> left = new HashMap<>(outcomes);
        left.replaceAll((listed, outcome) -> outcome == Outcome.FAILED
                        && listed.failing()
                                .filter(failing -> !failing.since().isAfter(longAgo))
                                .isPresent()
                ? Outcome.DONE
                : outcome);
        return left;
    }

    /** The messages that a listing stands for: those of its SKU, and those of its parts. */
    private static Set<String> origin(Work work, Listed listed, Map<String, Map<Sku, Set<String>>> wanted) {
        Map<Sku, Set<String>> skus = wanted.getOrDefault(work.owner(), Map.of());
        Set<Sku> sources = new HashSet<>(Set.of(listed.sku()));
        work.known().item(listed.sku()).map(Item::parts).ifPresent(parts -> sources.addAll(parts.keySet()));
        return sources.stream()
                .flatMap(sku -> skus.getOrDefault(sku, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private void requeue(String owner, Set<Sku> skus, Map<Sku, Set<String>> messages, QueueBatch batch) {
        try {
            outbox.changed(owner, skus);
        } catch (RuntimeException e) {
            LOG.warnf("what is left could not be queued again, so its messages come again: %s", named(e));
            messages.values().forEach(batch::fail);
        }
    }

    private static String named(RuntimeException e) {
        return Objects.requireNonNull(e.getClass().getSimpleName());
    }
}
