package dev.backroom.desk.triage;

import dev.backroom.model.Shop;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Triage;
import dev.backroom.model.triage.FraudPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Finds the orders of a batch whose recipients are new, and asks for those alone what others know: the memory costs write
 * units and an outside check a call. Orders that later ones made doubtful ask the memory once more. Neither may stop an order for being down: then nothing speaks against it.
 */
public final class FraudScreening {
    private static final Logger LOG = Logger.getLogger(FraudScreening.class);

    private final FraudMemory memory;
    private final OutsideCheck outside;

    /**
     * An order as read, with its shop and what is stored of it.
     *
     * @param doubted later orders made it doubtful, so it is compared once more
     */
    public record Candidate(Shop shop, OrderSnapshot seen, Optional<Order> stored, boolean doubted) {}

    public FraudScreening(FraudMemory memory, OutsideCheck outside) {
        this.memory = memory;
        this.outside = outside;
    }

    /** What is known of each order, by key. */
    public Map<OrderKey, ScreeningInput> of(Collection<Candidate> batch) {
        List<Candidate> fresh = batch.stream().filter(FraudScreening::isNew).toList();
        batch.stream().filter(FraudScreening::isCalledOff).forEach(this::remember);
        Map<OrderKey, FraudMemory.Known> known = known(fresh, memory::of);
        Map<OrderKey, List<Hold>> found = outside(fresh);
        Map<OrderKey, ScreeningInput> looks = new HashMap<>();
        for (Candidate one : batch) {
            looks.put(one.seen().key(), new ScreeningInput.Again(kept(one)));
        }
        for (Candidate one : fresh) {
            OrderKey key = one.seen().key();
            looks.put(
                    key,
                    new ScreeningInput.First(
                            known.getOrDefault(key, FraudMemory.Known.NOTHING),
                            policy(one.shop()),
                            found.getOrDefault(key, List.of())));
        }
        List<Candidate> doubted =
                batch.stream().filter(one -> isDoubted(one) && !isNew(one)).toList();
        Map<OrderKey, FraudMemory.Known> meanwhile = known(doubted, memory::again);
        for (Candidate one : doubted) {
            FraudMemory.Known now = meanwhile.get(one.seen().key());
            if (now != null) {
                // What others said of it stands as it is.
                looks.put(one.seen().key(), new ScreeningInput.First(now, policy(one.shop()), kept(one)));
            }
        }
        return looks;
    }

    /** Still to be packed, and not held for it. */
    private static boolean isDoubted(Candidate one) {
        return one.doubted()
                && Triage.isToBePacked(one.seen())
                && one.stored()
                        .filter(stored ->
                                stored.holds().stream().noneMatch(hold -> hold.code() == HoldCode.SUSPECTED_FRAUD))
                        .isPresent();
    }

    private static boolean isNew(Candidate one) {
        return Triage.isToBePacked(one.seen())
                && one.seen()
                        .recipient()
                        .map(recipient -> OrderTransition.mark(one.seen().key(), recipient))
                        .filter(mark -> one.stored()
                                .map(Order::recipientMark)
                                .filter(mark::equals)
                                .isEmpty())
                        .isPresent();
    }

    /** Cancelled after the buyer asked for it; a cancellation of the seller's is not the buyer's. */
    private static boolean isCalledOff(Candidate one) {
        return one.seen().status() == OrderStatus.CANCELLED
                && one.stored()
                        .filter(stored -> stored.status() != OrderStatus.CANCELLED)
                        .filter(stored -> one.seen().buyerAsksCancel()
                                || stored.holds().stream().anyMatch(hold -> hold.code() == HoldCode.BUYER_ASKS_CANCEL))
                        .isPresent();
    }

    private void remember(Candidate one) {
        try {
            memory.calledOff(one.seen());
        } catch (RuntimeException e) {
            LOG.warnf("a cancellation is not counted: %s", e.getClass().getSimpleName());
        }
    }

    private FraudPolicy policy(Shop shop) {
        try {
            return memory.policy(shop.id());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "shop %s is measured by the default: %s",
                    shop.id(), e.getClass().getSimpleName());
            return FraudPolicy.DEFAULT;
        }
    }

    private static Map<OrderKey, FraudMemory.Known> known(
            List<Candidate> orders, Function<Collection<OrderSnapshot>, Map<OrderKey, FraudMemory.Known>> ask) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        try {
            return ask.apply(orders.stream().map(Candidate::seen).toList());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d orders are not compared with others: %s",
                    orders.size(), e.getClass().getSimpleName());
            return Map.of();
        }
    }

    private Map<OrderKey, List<Hold>> outside(List<Candidate> fresh) {
        if (fresh.isEmpty()) {
            return Map.of();
        }
        try {
            return outside.ask(fresh.stream().map(Candidate::seen).toList());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%d orders are not checked outside: %s",
                    fresh.size(), e.getClass().getSimpleName());
            return Map.of();
        }
    }

    private static List<Hold> kept(Candidate one) {
        return one.stored().map(Order::holds).orElse(List.of()).stream()
                .filter(hold -> hold.code().isFoundOnce())
                .toList();
    }
}
