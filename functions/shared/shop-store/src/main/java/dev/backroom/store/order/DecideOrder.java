package dev.backroom.store.order;

import dev.backroom.model.Texts;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Decision.Verdict;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Triage;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Carries out what somebody at the desk decides about an order, and keeps who decided it. */
public final class DecideOrder {
    private static final int ROUNDS = 4;
    /** Decisions among which a stop looks for what was released. */
    private static final int LOOK_BACK = 50;

    /** What became of it. */
    public sealed interface Outcome {
        /** @param order as it stands now */
        record Done(Order order) implements Outcome {}

        /** There is no such order. */
        record Unknown() implements Outcome {}

        record Refused(Decision.Why why) implements Outcome {}

        /** The order is not what the person saw any more; nothing was done. */
        record Changed(Order now) implements Outcome {}

        /** Somebody kept writing the same order; try again. */
        record Busy() implements Outcome {}
    }

    private final OrderTable orders;
    private final DecisionTable decisions;
    private final Clock clock;

    /** @param clock the shop's time */
    public DecideOrder(OrderTable orders, DecisionTable decisions, Clock clock) {
        this.orders = orders;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Decides. A cancellation is kept as a wish and the order stopped; asking the platform is for whoever holds its tokens.
     *
     * @param who the name that the person goes by at the desk, a token of up to 128 characters
     * @param why for whoever asks later; a note's text
     * @throws IllegalArgumentException if {@code who} is no name
     */
    public Outcome decide(OrderKey key, Decision decision, String who, Remark why) {
        return decide(key, decision, Optional.empty(), who, why);
    }

    /**
     * As {@link #decide(OrderKey, Decision, String, Remark)}, about what the person saw.
     *
     * @param seen the {@link Order#deskMark} that was shown; empty where the decision holds for whatever is there
     */
    public Outcome decide(OrderKey key, Decision decision, Optional<String> seen, String who, Remark why) {
        return decide(key, any -> decision, seen, who, why, List.of());
    }

    /**
     * As {@link #decide(OrderKey, Decision, Optional, String, Remark)}, with further writes that are done or left together
     * with it.
     *
     * @param what decides by the order as it stands
     */
    Outcome decide(
            OrderKey key,
            Function<Order, Decision> what,
            Optional<String> seen,
            String who,
            Remark why,
            List<TransactWriteItem> also) {
        Texts.requireToken("who", who);
        for (int round = 1; round <= ROUNDS; round++) {
            Order before = orders.load(List.of(key), true).get(key);
            if (before == null) {
                return new Outcome.Unknown();
            }
            if (seen.isPresent() && !before.deskMark().equals(seen.get())) {
                return new Outcome.Changed(before);
            }
            Instant now = clock.instant();
            Decision decision = what.apply(before);
            Order after;
            switch (decision.about(before, now, letGo(before, decision))) {
                case Verdict.Refused(Decision.Why because) -> {
                    return new Outcome.Refused(because);
                }
                case Verdict.Kept() -> after = before;
                case Verdict.Changed(Order changed) -> after = changed;
            }
            Decided decided = decided(decision, before, after, who, why, now);
            if (decisions.keep(before, after, decided, wish(key, decision, who, now), also)) {
                return new Outcome.Done(after);
            }
        }
        return new Outcome.Busy();
    }

    /** What was released of the order, for a decision that stops it; an order that nothing was released of has none. */
    private List<Hold> letGo(Order order, Decision decision) {
        boolean stops = decision instanceof Decision.Hold || decision instanceof Decision.Cancel;
        return !stops || order.released().isEmpty()
                ? List.of()
                : decisions.history(order.key(), LOOK_BACK).stream()
                        .flatMap(one -> one.letGo().stream())
                        .toList();
    }

    private static List<Hold> gone(Order before, Order after) {
        return before.holds().stream()
                .filter(hold -> !after.holds().contains(hold))
                .toList();
    }

    /**
     * An order that is decided about together with others.
     *
     * @param what decides by the order as it stands
     * @param seen the {@link Order#deskMark} that was shown
     * @param also is written together with the decision
     */
    record Wanted(OrderKey key, Function<Order, Decision> what, String seen, TransactWriteItem also) {
        /** So many fit into one transaction. */
        static final int MOST = 100 / (DecisionTable.WRITES + 1);
    }

    /**
     * Decides about several orders with one write for all that can be decided about.
     *
     * @param wanted up to {@link Wanted#MOST}
     * @return what became of each; empty where the write was refused or its answer was lost, so that each is to be decided
     *     about for itself
     * @throws UnreadableItem if any of them cannot be read
     */
    Optional<Map<OrderKey, Outcome>> decideTogether(List<Wanted> wanted, String who, Remark why) {
        Map<OrderKey, Order> stored =
                orders.load(wanted.stream().map(Wanted::key).toList(), true);
        Instant now = clock.instant();
        Map<OrderKey, Outcome> outcomes = new HashMap<>();
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Wanted one : wanted) {
            Order before = stored.get(one.key());
            if (before == null) {
                outcomes.put(one.key(), new Outcome.Unknown());
                continue;
            }
            if (!before.deskMark().equals(one.seen())) {
                outcomes.put(one.key(), new Outcome.Changed(before));
                continue;
            }
            Decision decision = one.what().apply(before);
            Order after;
            switch (decision.about(before, now, letGo(before, decision))) {
                case Verdict.Refused(Decision.Why because) -> {
                    outcomes.put(one.key(), new Outcome.Refused(because));
                    continue;
                }
                case Verdict.Kept() -> after = before;
                case Verdict.Changed(Order changed) -> after = changed;
            }
            writes.add(one.also());
            writes.addAll(decisions.writes(
                    before,
                    after,
                    decided(decision, before, after, who, why, now),
                    wish(one.key(), decision, who, now)));
            outcomes.put(one.key(), new Outcome.Done(after));
        }
        return writes.isEmpty() || decisions.keepTogether(writes) ? Optional.of(outcomes) : Optional.empty();
    }

    private static Decided decided(Decision decision, Order before, Order after, String who, Remark why, Instant now) {
        return new Decided(
                now, did(decision), who, said(decision, why), holds(before), holds(after), gone(before, after));
    }

    private static Optional<CancelWish> wish(OrderKey key, Decision decision, String who, Instant now) {
        return decision instanceof Decision.Cancel(CancelReason reason)
                ? Optional.of(new CancelWish(key, reason, who, now))
                : Optional.empty();
    }

    private static Decided.Did did(Decision decision) {
        return switch (decision) {
            case Decision.Release release -> Decided.Did.RELEASED;
            case Decision.Hold hold -> Decided.Did.HELD;
            case Decision.Note note -> Decided.Did.NOTED;
            case Decision.Cancel cancel -> Decided.Did.CANCEL_ASKED;
        };
    }

    private static String said(Decision decision, Remark why) {
        if (!(decision instanceof Decision.Cancel(CancelReason reason))) {
            return why.text();
        }
        return why.text().isEmpty() ? reason.text() : reason.text() + ": " + why.text();
    }

    private static List<String> holds(Order order) {
        return Triage.cases(order).stream()
                .map(one -> one.hold().code() + " " + one.fingerprint())
                .toList();
    }
}
