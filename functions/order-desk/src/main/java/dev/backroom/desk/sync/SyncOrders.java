package dev.backroom.desk.sync;

import dev.backroom.desk.triage.FraudScreening;
import dev.backroom.desk.triage.RecipientCheck;
import dev.backroom.desk.triage.ScreeningInput;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.stock.StockChangeOutbox;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.commit.CommitOutcome;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.StoredOrders;
import dev.backroom.tiktok.order.OrdersRead;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads again the orders that a batch of signals names, and stores them together with what they do to stock. Safe to
 * repeat with the same or other batches at the same time.
 */
public final class SyncOrders {
    static final String QUEUE = "OrderEvents";

    /** An unreadable message is kept whole up to this length, and beyond it not at all. */
    private static final int LONGEST_KEPT = 4_096;

    private static final Logger LOG = Logger.getLogger(SyncOrders.class);

    private final KnownShops shops;
    private final OrderReads reads;
    private final OrderTable orders;
    private final ItemCache items;
    private final RecipientCheck recipients;
    private final FraudScreening looks;
    private final OrderCommit commit;
    private final StockChangeOutbox stockChanges;
    private final HandoverNews handovers;
    private final CaseNews cases;
    private final RecheckQueue lookAgain;
    private final QueueConsumer queue;

    /** An order as it was read, with the shop that it was read from. */
    private record Seen(Shop shop, OrderSnapshot snapshot) {}

    /**
     * The use case over its ports.
     *
     * @param clock when a message was parked
     */
    public SyncOrders(
            KnownShops shops,
            OrderReads reads,
            OrderTable orders,
            ItemCache items,
            RecipientCheck recipients,
            FraudScreening looks,
            OrderCommit commit,
            StockChangeOutbox stockChanges,
            HandoverNews handovers,
            CaseNews cases,
            RecheckQueue lookAgain,
            Parking parking,
            Clock clock) {
        this.shops = shops;
        this.reads = reads;
        this.orders = orders;
        this.items = items;
        this.recipients = recipients;
        this.looks = looks;
        this.commit = commit;
        this.stockChanges = stockChanges;
        this.handovers = handovers;
        this.cases = cases;
        this.lookAgain = lookAgain;
        this.queue = new QueueConsumer(QUEUE, "the queue message", LONGEST_KEPT, parking, clock);
    }

    /**
     * Handles a batch; no order's trouble becomes another's.
     *
     * @param messages as queued, readable or not
     * @return the ids of the messages that failed and are worth another try
     */
    public Set<String> handle(List<QueueMessage> messages) {
        SyncBatch batch = new SyncBatch(queue.begin(messages));
        Map<OrderKey, Seen> seen = read(batch, resolve(batch));
        if (!seen.isEmpty()) {
            store(batch, seen);
        }
        LOG.info(batch.summary());
        return batch.failed();
    }

    private Map<Shop, List<String>> resolve(SyncBatch batch) {
        Map<ShopId, List<String>> wanted = batch.wanted();
        Map<Shop, List<String>> readable = new HashMap<>();
        if (wanted.isEmpty()) {
            return readable;
        }
        Map<ShopId, Shop> known;
        try {
            known = shops.find(wanted.keySet());
        } catch (RuntimeException e) {
            wanted.forEach((id, ids) -> batch.fail(keys(id, ids), "shops: " + named(e)));
            return readable;
        }
        wanted.forEach((id, ids) -> {
            Shop shop = known.get(id);
            if (shop == null) {
                batch.park(keys(id, ids), "unknown shop " + id);
            } else if (shop.state() == Shop.State.DISCONNECTED) {
                batch.park(keys(id, ids), "shop " + id + " is disconnected");
            } else {
                readable.put(shop, ids);
            }
        });
        return readable;
    }

    private Map<OrderKey, Seen> read(SyncBatch batch, Map<Shop, List<String>> readable) {
        Map<OrderKey, Seen> seen = new HashMap<>();
        reads.read(readable).forEach((shop, answer) -> {
            List<String> ids = readable.getOrDefault(shop, List.of());
            switch (answer) {
                case OrderReads.Answer.Read(OrdersRead read) -> take(batch, shop, ids, read, seen);
                case OrderReads.Answer.Failed(String reason) -> batch.fail(keys(shop.id(), ids), reason);
                case OrderReads.Answer.Refused(String reason) ->
                    batch.park(keys(shop.id(), ids), "the platform refuses: " + reason);
                case OrderReads.Answer.Unauthorised(String reason) -> unauthorised(batch, shop, ids, reason);
            }
        });
        return seen;
    }

    private static void take(SyncBatch batch, Shop shop, List<String> ids, OrdersRead read, Map<OrderKey, Seen> seen) {
        Map<OrderKey, OrderSnapshot> found = read.orders().stream()
                .collect(Collectors.toMap(OrderSnapshot::key, order -> order, (first, second) -> second));
        for (OrderKey key : keys(shop.id(), ids)) {
            OrderSnapshot order = found.get(key);
            String unreadable = read.unreadable().get(key.order());
            if (order != null) {
                seen.put(key, new Seen(shop, order));
            } else if (unreadable != null) {
                batch.park(key, "the order cannot be read: " + unreadable);
            } else {
                batch.park(key, "the platform does not know the order");
            }
        }
    }

    /** Tokens may be changing hands this moment, so only a shop that is known to be disconnected is given up. */
    private void unauthorised(SyncBatch batch, Shop shop, List<String> ids, String reason) {
        boolean withdrawn;
        try {
            withdrawn = shops.reread(shop.id())
                    .filter(now -> now.state() == Shop.State.CONNECTED)
                    .isEmpty();
        } catch (RuntimeException e) {
            withdrawn = false;
        }
        if (withdrawn) {
            batch.park(keys(shop.id(), ids), "shop " + shop.id() + " is disconnected");
        } else {
            batch.fail(keys(shop.id(), ids), reason);
        }
    }

    private void store(SyncBatch batch, Map<OrderKey, Seen> seen) {
        StoredOrders read;
        try {
            read = orders.read(seen.keySet(), false);
        } catch (RuntimeException e) {
            batch.fail(seen.keySet(), "orders: " + named(e));
            return;
        }
        StoredOrders stored = read;
        Map<String, Catalogue> catalogues = catalogues(batch, seen);
        Map<OrderKey, ScreeningInput> known = looks.of(seen.values().stream()
                .map(one -> new FraudScreening.Candidate(
                        one.shop(),
                        one.snapshot(),
                        Optional.ofNullable(stored.orders().get(one.snapshot().key())),
                        batch.isDoubted(one.snapshot().key())))
                .toList());
        List<OrderChange> changes = new ArrayList<>();
        Map<OrderKey, CommitOutcome> became = new HashMap<>();
        seen.forEach((key, one) -> {
            Catalogue catalogue = catalogues.get(one.shop().owner());
            if (catalogue != null) {
                change(batch, one, stored, catalogue, known.getOrDefault(key, ScreeningInput.PLAIN), became)
                        .ifPresent(changes::add);
            }
        });
        became.putAll(commit(batch, lookAgain(batch, changes, known)));
        tellHandovers(batch, became);
        tellCases(batch, became);
    }

    /**
     * Has the orders looked at again that came before a doubtful one and passed. Asked for before that one is stored, which
     * counts as looked at from then on.
     *
     * @return the changes whose company is asked for, or need none; the others have failed
     */
    private List<OrderChange> lookAgain(
            SyncBatch batch, List<OrderChange> changes, Map<OrderKey, ScreeningInput> known) {
        Set<OrderKey> passed = new LinkedHashSet<>();
        Set<OrderKey> doubtful = new HashSet<>();
        for (OrderChange change : changes) {
            OrderKey key = change.key();
            boolean held =
                    change.change().after().holds().stream().anyMatch(hold -> hold.code() == HoldCode.SUSPECTED_FRAUD);
            if (held && known.get(key) instanceof ScreeningInput.First first) {
                Set<OrderKey> theirs = first.passed(key.shop());
                theirs.removeIf(one -> known.get(one) instanceof ScreeningInput.First);
                passed.addAll(theirs);
                if (!theirs.isEmpty()) {
                    doubtful.add(key);
                }
            }
        }
        if (passed.isEmpty()) {
            return changes;
        }
        try {
            lookAgain.ask(passed);
            return changes;
        } catch (RuntimeException e) {
            batch.fail(doubtful, "check again: " + named(e));
            return changes.stream()
                    .filter(change -> !doubtful.contains(change.key()))
                    .toList();
        }
    }

    /** A cancelled order that its warehouse is not told of is sent all the same, so these messages come again. */
    private void tellHandovers(SyncBatch batch, Map<OrderKey, CommitOutcome> became) {
        try {
            handovers.tell(became, batch::isRepacked);
        } catch (RuntimeException e) {
            batch.fail(became.keySet(), "handovers: " + named(e));
        }
    }

    /** A request to cancel that is not read here cannot be answered here, so these messages come again as well. */
    private void tellCases(SyncBatch batch, Map<OrderKey, CommitOutcome> became) {
        try {
            cases.tell(became);
        } catch (RuntimeException e) {
            batch.fail(became.keySet(), "cases: " + named(e));
        }
    }

    private Optional<OrderChange> change(
            SyncBatch batch,
            Seen one,
            StoredOrders stored,
            Catalogue catalogue,
            ScreeningInput look,
            Map<OrderKey, CommitOutcome> became) {
        OrderKey key = one.snapshot().key();
        String unreadable = stored.unreadable().get(key);
        if (unreadable != null) {
            batch.park(key, "what is stored cannot be read: " + unreadable);
            return Optional.empty();
        }
        try {
            Terms terms = new Terms(
                    one.shop().warehouseFor(one.snapshot().warehouse()),
                    one.shop().connectedAt(),
                    recipients.holds(one.snapshot(), one.shop().region(), look));
            Optional<Order> before = Optional.ofNullable(stored.orders().get(key));
            return switch (OrderTransition.apply(before, one.snapshot(), catalogue, terms)) {
                case OrderTransition.Unchanged same -> {
                    CommitOutcome unchanged = new CommitOutcome.Unchanged(same.stored());
                    batch.outcome(key, unchanged);
                    became.put(key, unchanged);
                    yield Optional.empty();
                }
                case OrderTransition.Changed changed ->
                    Optional.of(new OrderChange(one.shop().owner(), catalogue, terms, changed));
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            batch.park(key, "the order cannot be computed: " + named(e));
            return Optional.empty();
        }
    }

    private Map<OrderKey, CommitOutcome> commit(SyncBatch batch, List<OrderChange> changes) {
        Set<OrderKey> open = changes.stream().map(OrderChange::key).collect(Collectors.toCollection(HashSet::new));
        try {
            Map<OrderKey, CommitOutcome> outcomes = commit.commit(changes);
            outcomes.forEach((key, outcome) -> {
                open.remove(key);
                batch.outcome(key, outcome);
            });
            TouchedStock.of(changes, outcomes).forEach(this::tell);
            return outcomes;
        } catch (RuntimeException e) {
            LOG.error("the commit failed", e);
            batch.fail(open, "commit: " + named(e));
            return Map.of();
        }
    }

    /** The orders are stored whatever becomes of the news; what nobody is told now, the next watch of the stock finds. */
    private void tell(String owner, Set<Sku> skus) {
        try {
            stockChanges.changed(owner, skus);
        } catch (RuntimeException e) {
            LOG.warnf("%d changed SKUs of owner %s could not be announced: %s", skus.size(), owner, named(e));
        }
    }

    /** The items by owner; an owner whose items cannot be read now is missing, and its orders have failed. */
    private Map<String, Catalogue> catalogues(SyncBatch batch, Map<OrderKey, Seen> seen) {
        Map<String, Set<Sku>> wanted = new HashMap<>();
        seen.values().forEach(one -> {
            Set<Sku> skus = wanted.computeIfAbsent(one.shop().owner(), owner -> new HashSet<>());
            one.snapshot().lines().stream().map(OrderLine::sku).forEach(skus::add);
        });
        Map<String, Catalogue> catalogues = new HashMap<>();
        wanted.forEach((owner, skus) -> {
            try {
                catalogues.put(owner, items.catalogue(owner, skus));
            } catch (RuntimeException e) {
                List<OrderKey> theirs = seen.entrySet().stream()
                        .filter(entry -> entry.getValue().shop().owner().equals(owner))
                        .map(Map.Entry::getKey)
                        .toList();
                batch.fail(theirs, "items: " + named(e));
            }
        });
        return catalogues;
    }

    private static List<OrderKey> keys(ShopId shop, Collection<String> ids) {
        return ids.stream().map(id -> new OrderKey(shop, id)).toList();
    }

    private static String named(RuntimeException e) {
        return Objects.requireNonNull(e.getClass().getSimpleName());
    }
}
