package dev.backroom.desk.aftersale;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.runtime.queue.QueueBatch;
import dev.backroom.runtime.queue.QueueConsumer;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.aftersale.CaseFilter;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads again the cases that webhooks name, whatever they say about them, and does what the console's people asked for. A
 * webhook that names no order makes the shop's latest cases be read.
 */
public final class SyncCases {
    static final String QUEUE = "AftersaleEvents";

    private static final int CANCELLATION = 11;
    private static final int REFUND = 67;
    private static final Logger LOG = Logger.getLogger(SyncCases.class);

    private record Heard(QueueMessage message, Signal signal, Shop shop) {}

    private final Supplier<List<Shop>> shops;
    private final ReadCases read;
    private final AnswerCase answer;
    private final Consumer<Signal> refunds;
    private final QueueConsumer queue;
    private final Clock clock;

    /**
     * A sync.
     *
     * @param refunds marks cases as refunded
     */
    public SyncCases(
            Supplier<List<Shop>> shops,
            ReadCases read,
            AnswerCase answer,
            Consumer<Signal> refunds,
            Parking parking,
            Clock clock) {
        this.shops = shops;
        this.read = read;
        this.answer = answer;
        this.refunds = refunds;
        this.queue = new QueueConsumer(QUEUE, "the queue message", parking, clock);
        this.clock = clock;
    }

    /**
     * Handles a batch; the messages of one shop together.
     *
     * @return the ids of the messages that failed and are worth another try
     */
    public Set<String> handle(List<QueueMessage> messages) {
        QueueBatch batch = queue.begin(messages);
        Map<ShopId, List<Heard>> byShop = new LinkedHashMap<>();
        List<Shop> known = shops.get();
        batch.forEach(SignalCodec::read, (message, signal) -> {
            for (Heard heard : heard(message, signal, known, batch)) {
                byShop.computeIfAbsent(heard.shop().id(), id -> new ArrayList<>())
                        .add(heard);
            }
        });
        byShop.values().forEach(heard -> oneShop(heard, batch));
        return batch.failed();
    }

    private static List<Heard> heard(QueueMessage message, Signal signal, List<Shop> known, QueueBatch batch) {
        List<Heard> meant = known.stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .filter(shop -> signal.shop()
                        .map(id -> id.equals(shop.id()))
                        .orElse(signal.seller().equals(Optional.of(shop.seller()))))
                .map(shop -> new Heard(message, signal, shop))
                .toList();
        if (meant.isEmpty()) {
            batch.park(message, "no such shop is connected");
        }
        return meant;
    }

    /** Reads first: an answer is given to the case as it stands by now. */
    private void oneShop(List<Heard> all, QueueBatch batch) {
        List<Heard> toRead = all.stream().filter(heard -> !isAnswer(heard)).toList();
        if (!toRead.isEmpty()) {
            safely(toRead, batch, () -> read(toRead));
        }
        all.stream()
                .filter(SyncCases::isAnswer)
                .forEach(heard -> safely(
                        List.of(heard),
                        batch,
                        () -> CaseRequest.of(heard.signal()).ifPresent(asked -> answer(heard, asked, batch))));
    }

    private static boolean isAnswer(Heard heard) {
        return heard.signal().type() == Signal.CASE_ANSWER;
    }

    private void read(List<Heard> toRead) {
        Shop shop = toRead.getFirst().shop();
        Map<CaseKind, Set<String>> orders = new HashMap<>();
        for (Heard heard : toRead) {
            CaseKind kind = heard.signal().type() == CANCELLATION ? CaseKind.CANCELLATION : CaseKind.RETURN;
            orders.computeIfAbsent(kind, none -> new TreeSet<>())
                    .addAll(heard.signal().orders());
        }
        orders.forEach((kind, ids) -> ofOrders(shop, kind, List.copyOf(ids)));
        toRead.stream()
                .filter(heard -> heard.signal().orders().isEmpty())
                .findFirst()
                .ifPresent(heard -> read.latest(shop, CaseKind.RETURN, clock.instant()));
        toRead.stream()
                .filter(heard -> heard.signal().type() == REFUND)
                .forEach(heard -> refunds.accept(with(heard.signal(), shop)));
    }

    /** What the platform does not take, or nobody waits for any more, is no failure: the list shows how the case stands. */
    private void answer(Heard heard, CaseRequest asked, QueueBatch batch) {
        if (answer.answer(heard.shop(), asked) instanceof AnswerCase.Outcome.Refused(String why)) {
            String id = heard.message().id();
            batch.park(id, "the platform refused the answer: " + why, "", List.of(id));
        }
    }

    private void ofOrders(Shop shop, CaseKind kind, List<String> ids) {
        for (int from = 0; from < ids.size(); from += CaseFilter.MOST_ORDERS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + CaseFilter.MOST_ORDERS));
            read.all(shop, kind, new CaseFilter.OfOrders(some));
        }
    }

    private void safely(List<Heard> heard, QueueBatch batch, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException | TikTokFailure.Permanent refused) {
            heard.forEach(one -> batch.park(one.message(), String.valueOf(refused.getMessage())));
        } catch (RuntimeException e) {
            LOG.warnf("%d messages about cases failed and are tried again: %s", heard.size(), e);
            heard.forEach(one -> batch.fail(one.message()));
        }
    }

    private static Signal with(Signal signal, Shop shop) {
        return new Signal(
                signal.type(),
                signal.notification(),
                Optional.of(Objects.requireNonNull(shop).id()),
                signal.seller(),
                signal.at(),
                signal.orders(),
                signal.facts());
    }
}
